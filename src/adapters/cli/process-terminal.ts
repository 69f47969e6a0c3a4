import { createInterface } from 'node:readline/promises';
import { SingleBar } from 'cli-progress';
import type { Progress, Terminal } from './terminal.ts';

const silent: Progress = { reached: () => {}, end: () => {} };

/** The terminal of this process. Answers go to standard output; questions, progress and errors to standard error. */
export function processTerminal({ stdin, stdout, stderr, env }: NodeJS.Process): Terminal {
  const isColoured = stdout.isTTY === true && (env['NO_COLOR'] ?? '') === '';
  return {
    width: stdout.isTTY ? stdout.columns : undefined,
    colours: isColoured,
    isInteractive: stdin.isTTY === true,
    print: (text) => void stdout.write(`${text}\n`),
    complain: (text) => void stderr.write(`${text}\n`),
    ask: async (question) => {
      const dialogue = createInterface({ input: stdin, output: stderr });
      return dialogue.question(question).finally(() => dialogue.close());
    },
    progress: (label, total) => (stderr.isTTY ? bar(label, total, stderr) : silent),
  };
}

function bar(label: string, total: number, stream: NodeJS.WriteStream): Progress {
  const shown = new SingleBar({ format: `${label} [{bar}] {percentage}% {value}/{total} {eta_formatted}`, stream });
  shown.start(total, 0);
  return { reached: (done) => shown.update(done), end: () => shown.stop() };
}
