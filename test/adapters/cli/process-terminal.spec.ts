import { PassThrough } from 'node:stream';
import { expect } from 'chai';
import { processTerminal } from '../../../src/adapters/cli/process-terminal.ts';

interface Around {
  readonly isTTY?: boolean;
  readonly env?: NodeJS.ProcessEnv;
}

/** A process whose terminal is in our hands. */
function around({ isTTY = false, env = {} }: Around = {}) {
  const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() };
  for (const stream of Object.values(streams))
    Object.assign(stream, isTTY ? { isTTY, columns: 70, setRawMode: () => {} } : {});
  const terminal = processTerminal({ ...streams, env } as unknown as NodeJS.Process);
  const shown = (stream: PassThrough): string => {
    const chunks: string[] = [];
    for (let chunk = stream.read(); chunk !== null; chunk = stream.read()) chunks.push(String(chunk));
    return chunks.join('');
  };
  return { terminal, ...streams, output: () => shown(streams.stdout), errors: () => shown(streams.stderr) };
}

describe('the terminal of a process', () => {
  it('answers on standard output and complains on standard error', () => {
    const { terminal, output, errors } = around();
    terminal.print('answer');
    terminal.complain('complaint');
    expect([output(), errors()]).to.deep.equal(['answer\n', 'complaint\n']);
  });

  it('has a width and colours only if it is one, and no colours with NO_COLOR', () => {
    expect(around().terminal).to.include({ width: undefined, colours: false, isInteractive: false });
    expect(around({ isTTY: true }).terminal).to.include({ width: 70, colours: true, isInteractive: true });
    expect(around({ isTTY: true, env: { NO_COLOR: '1' } }).terminal.colours).to.equal(false);
    expect(around({ isTTY: true, env: { NO_COLOR: '' } }).terminal.colours).to.equal(true);
  });

  it('asks on standard error', async () => {
    const { terminal, stdin, output, errors } = around();
    const asked = terminal.ask('Sure? ');
    stdin.write('yes\n');
    expect(await asked).to.equal('yes');
    expect([output(), errors()]).to.deep.equal(['', 'Sure? ']);
  });

  it('shows nothing of a secret', async () => {
    const { terminal, stdin, output, errors } = around({ isTTY: true });
    const asked = terminal.askSecretly('Password: ');
    stdin.write('Abcdefg1\r');
    expect(await asked).to.equal('Abcdefg1');
    expect([output(), errors()]).to.deep.equal(['', 'Password: \n']);
  });

  it('reads the first line of what is piped in, also where nothing ends it', async () => {
    for (const given of ['Abcdefg1\nmore\n', 'Abcdefg1\r\n', 'Abcdefg1']) {
      const { terminal, stdin } = around();
      stdin.end(given);
      expect(await terminal.firstLine()).to.equal('Abcdefg1');
    }
    const { terminal, stdin } = around();
    stdin.end();
    expect(await terminal.firstLine()).to.equal('');
  });

  it('draws progress only where somebody looks', async () => {
    const seen = around({ isTTY: true });
    const bar = await seen.terminal.progress('tasks', 10);
    bar.reached(10);
    bar.end();
    (await seen.terminal.progress('purged')).end();
    expect(seen.errors()).to.contain('tasks');
    const unseen = around();
    (await unseen.terminal.progress('tasks', 10)).end();
    expect(unseen.errors()).to.equal('');
  });
});
