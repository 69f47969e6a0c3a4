import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { LineWriter } from '../../../src/infrastructure/logging/line-writer.ts';

const program = fileURLToPath(new URL('programs/log-and-end.ts', import.meta.url));
const failure = (code: string) => Object.assign(new Error(code), { code });

/** Takes the bytes that its `takes` allows, or fails as it says. */
function reader(takes: (attempt: number, length: number) => number | string) {
  let read = '';
  let attempts = 0;
  const write = (_: number, bytes: Uint8Array): number => {
    attempts += 1;
    const taken = takes(attempts, bytes.length);
    if (typeof taken === 'string') throw failure(taken);
    read += Buffer.from(bytes.subarray(0, taken)).toString('latin1');
    return taken;
  };
  return { write, read: () => Buffer.from(read, 'latin1').toString(), attempts: () => attempts };
}

describe('the writer of log lines', () => {
  for (const end of ['exit', 'return', 'throw', 'reject']) {
    it(`loses nothing when the process ends by ${end}`, async () => {
      const child = spawn(process.execPath, [program, end], { stdio: ['ignore', 'pipe', 'ignore'] });
      const lines = (await text(child.stdout)).trimEnd().split('\n');
      expect(lines).to.have.length(3000);
      expect(lines.map((line) => JSON.parse(line).number)).to.deep.equal(lines.map((_, number) => number));
    });
  }

  it('writes an error at once, so that even a kill loses nothing before it', async () => {
    const child = spawn(process.execPath, [program, 'hang'], { stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    for await (const chunk of child.stdout) {
      output += chunk;
      if (output.includes('the last line')) child.kill('SIGKILL');
    }
    expect(output.trimEnd().split('\n')).to.have.length(3001);
  });

  it('writes a few lines soon, in one call', async () => {
    const { write, read, attempts } = reader((_, length) => length);
    const writer = new LineWriter(1, write);
    writer.write('one\n');
    writer.write('two\n');
    expect(read()).to.equal('');
    while (read() === '') await pause(5);
    expect(read()).to.equal('one\ntwo\n');
    expect(attempts()).to.equal(1);
    writer.close();
  });

  it('goes on where a reader took a part, also within a character', () => {
    const { write, read } = reader((attempt, length) => Math.min(length, attempt === 1 ? 3 : 2));
    const writer = new LineWriter(1, write);
    writer.write('aé–🙂z\n');
    writer.flush();
    expect(read()).to.equal('aé–🙂z\n');
    writer.close();
  });

  it('keeps the lines and their order while a reader is too slow, and never blocks for it', async () => {
    let ready = false;
    const { write, read, attempts } = reader((_, length) => (ready ? length : 'EAGAIN'));
    const writer = new LineWriter(1, write);
    for (let line = 0; line < 3000; line += 1) writer.write(`line ${line}\n`);
    while (attempts() < 3) await pause(5);
    writer.write('last\n');
    ready = true;
    while (!read().endsWith('last\n')) await pause(5);
    expect(read().split('\n')).to.have.length(3002);
    writer.close();
  });

  it('bounds what a stalled reader costs and says how many lines were dropped', () => {
    let ready = false;
    const { write, read } = reader((_, length) => (ready ? length : 'EAGAIN'));
    const writer = new LineWriter(1, write);
    const line = `${'x'.repeat(1023)}\n`;
    for (let count = 0; count < 20 * 1024; count += 1) writer.write(line);
    ready = true;
    writer.flush();
    const last: unknown = JSON.parse(read().trimEnd().split('\n').at(-1) ?? '');
    expect(read().length).to.be.below(17 * 1024 * 1024);
    expect(last).to.include({ level: 'ERROR' }).and.have.property('lines').above(3000);
    writer.close();
  });

  it('stops when the reader is gone', () => {
    const { write, attempts } = reader(() => 'EPIPE');
    const writer = new LineWriter(1, write);
    writer.write('one\n');
    writer.flush();
    writer.write('two\n');
    writer.flush();
    expect(attempts()).to.equal(1);
    writer.close();
  });

  it('does not keep the process from ending when the reader of standard output went away', async () => {
    const child = spawn(process.execPath, [program, 'exit'], { stdio: ['ignore', 'pipe', 'ignore'] });
    child.stdout.destroy();
    const [code] = await once(child, 'exit');
    expect(code).to.equal(0);
  });
});
