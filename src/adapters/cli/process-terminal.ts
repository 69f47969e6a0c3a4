import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Progress, Terminal } from './terminal.ts';

const silent: Progress = { reached: () => {}, end: () => {} };
const nowhere = () => new Writable({ write: (_chunk, _encoding, written) => written() });

/** The terminal of this process. Answers go to standard output; questions, progress and errors to standard error. */
export function processTerminal({ stdin, stdout, stderr, env }: NodeJS.Process): Terminal {
  return {
    width: stdout.isTTY ? stdout.columns : undefined,
    colours: stdout.isTTY === true && (env['NO_COLOR'] ?? '') === '',
    now: () => Date.now(),
    isInteractive: stdin.isTTY === true && stderr.isTTY === true,
    print: (text) => void stdout.write(`${text}\n`),
    complain: (text) => void stderr.write(`${text}\n`),
    ask: (question) => answer(createInterface({ input: stdin, output: stderr }), question),
    askSecretly: async (question) => {
      stderr.write(question);
      const typed = await answer(createInterface({ input: stdin, output: nowhere(), terminal: true }), '');
      stderr.write('\n');
      return typed;
    },
    firstLine: () => firstLine(createInterface({ input: stdin, terminal: false })),
    progress: async (label, total) => (stderr.isTTY ? bar(label, total, stderr) : silent),
  };
}

/** Also one that nothing ends, which is no answer to a question of readline's. */
async function firstLine(lines: Interface): Promise<string> {
  for await (const line of lines) return line;
  return '';
}

/** Empty where the input ends instead. */
function answer(dialogue: Interface, question: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  // In raw mode Ctrl-C is a key like any other.
  dialogue.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  dialogue.once('close', () => resolve(''));
  dialogue.question(question, (typed) => {
    resolve(typed);
    dialogue.close();
  });
  return promise;
}

async function bar(label: string, total: number | undefined, stream: NodeJS.WriteStream): Promise<Progress> {
  const { SingleBar } = await import('cli-progress');
  const known = '[{bar}] {percentage}% {value}/{total} {eta_formatted}';
  const format = `${label} ${total === undefined ? '{value}' : known}`;
  const shown = new SingleBar({ format, stream, hideCursor: true, clearOnComplete: true });
  shown.start(total ?? 0, 0);
  return { reached: (done) => shown.update(done), end: () => shown.stop() };
}
