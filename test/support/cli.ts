import type { Container } from 'inversify';
import type { CliCommand } from '../../src/adapters/cli/command.ts';
import { runLine } from '../../src/adapters/cli/program.ts';
import type { Terminal } from '../../src/adapters/cli/terminal.ts';
import { commandLineOf } from '../../src/infrastructure/programs/command-line-of.ts';
import { partsFrom, type Token, type Tokens } from '../../src/infrastructure/wiring/binding.ts';
import { memoryProduct } from './memory-product.ts';

export interface Person {
  /** Answers to questions, in their order. Without any nobody is there. */
  readonly answers?: readonly string[];
  readonly secrets?: readonly string[];
  /** What is piped in. */
  readonly piped?: string;
  readonly width?: number;
  readonly colours?: boolean;
}

export interface FakeTerminal extends Terminal {
  readonly printed: string[];
  readonly complaints: string[];
  readonly asked: string[];
  readonly reached: number[];
}

export function fakeTerminal({ answers, secrets, piped, width, colours = false }: Person = {}): FakeTerminal {
  const seen = { printed: [] as string[], complaints: [] as string[], asked: [] as string[], reached: [] as number[] };
  const left = { answers: [...(answers ?? [])], secrets: [...(secrets ?? [])] };
  const reply = async (question: string, from: string[]) => {
    seen.asked.push(question);
    return from.shift() ?? '';
  };
  return {
    ...seen,
    width,
    colours,
    now: () => Date.now(),
    isInteractive: answers !== undefined || secrets !== undefined,
    print: (text) => void seen.printed.push(text),
    complain: (text) => void seen.complaints.push(text),
    ask: (question) => reply(question, left.answers),
    askSecretly: (question) => reply(question, left.secrets),
    firstLine: async () => piped ?? '',
    progress: async () => ({ reached: (done) => void seen.reached.push(done), end: () => {} }),
  };
}

export interface Said {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
  readonly terminal: FakeTerminal;
}

export interface Cli {
  readonly container: Container;
  run(words: string | readonly string[], person?: Person): Promise<Said>;
  /** The answer as JSON, which must be exactly what the command promises. */
  json(words: string | readonly string[], person?: Person): Promise<Record<string, unknown>>;
}

const partsOf = (words: string | readonly string[]): readonly string[] =>
  typeof words === 'string' ? words.split(' ') : words;

/** The command line on a container, in this process. */
export function cliOn(container: Container): Cli {
  const run = async (words: string | readonly string[], person: Person = {}): Promise<Said> => {
    const terminal = fakeTerminal(person);
    const tools = {
      of:
        <T>(part: Token<T>) =>
        async () =>
          container.get(part),
      all:
        <T extends object>(parts: Tokens<T>) =>
        async () =>
          partsFrom(container, parts),
    };
    const code = await runLine(await commandLineOf(terminal, tools, partsOf(words)), partsOf(words));
    return { code, output: terminal.printed.join('\n'), errors: terminal.complaints.join('\n'), terminal };
  };
  const json = async (words: string | readonly string[], person?: Person) => {
    const parts = partsOf(words);
    const { code, output, errors } = await run([...parts, '--json'], person);
    if (code !== 0) throw new Error(`${parts.join(' ')} ended with ${code}: ${errors}`);
    return promised(parts, output);
  };
  return { container, run, json };
}

/** What `--json` printed, checked against what the command promises: no member more, none less. */
export function promised(parts: readonly string[], output: string): Record<string, unknown> {
  const known = everyCommand().find(({ words }) => `${parts.join(' ')} `.startsWith(`${words} `));
  return known?.output?.parse(JSON.parse(output)) as Record<string, unknown>;
}

const nothingRuns = () => Promise.reject(new Error('nothing runs here'));
const { commands } = await commandLineOf(fakeTerminal(), { of: () => nothingRuns, all: () => nothingRuns }, []);

/** For what the commands are, not for what they do. */
export const everyCommand = (): readonly CliCommand[] => commands;

export const memoryCli = (): Cli => cliOn(memoryProduct().container);
