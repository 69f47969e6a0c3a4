import type { ZodError } from 'zod';
import type { Failure } from '../../domain/kernel/failure.ts';
import type { CliCommand, CliMessage, CliMessages } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

export interface Typed {
  /** Arguments and options as they were typed, by their names. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly json: boolean;
  /** What destroys is confirmed beforehand. */
  readonly yes: boolean;
  /** How the command is used, in a line. */
  readonly usage: string;
}

/** Runs one command; here, and nowhere else in the command line, a Result is opened. */
export async function runCommand<F extends Failure>(
  command: CliCommand<F>,
  { given, json, yes, usage }: Typed,
  messages: CliMessages<F>,
  terminal: Terminal,
): Promise<ExitCode> {
  const parsed = command.input.safeParse(given);
  if (!parsed.success) {
    for (const line of mistakes(command, parsed.error)) terminal.complain(line);
    terminal.complain(usage);
    return exitCodes.usage;
  }
  const question = yes ? undefined : await command.confirm?.(parsed.data);
  if (question !== undefined && !(await isConfirmed(question, terminal))) return exitCodes.failed;
  const outcome = await command.run(parsed.data, terminal);
  return outcome.match<ExitCode>(
    ({ json: facts, text, code = exitCodes.done, outputIsTaken = false }) => {
      const answer = json ? JSON.stringify(facts, null, 2) : text;
      if (answer !== undefined) outputIsTaken ? terminal.complain(answer) : terminal.print(answer);
      return code;
    },
    (failure) => {
      const { message, next } = messageOf(messages, failure);
      terminal.complain(message);
      if (next !== undefined) terminal.complain(next);
      return exitCodes.failed;
    },
  );
}

/** Each with the argument or option that it is about, as it is typed. */
const mistakes = (command: CliCommand, { issues }: ZodError): readonly string[] =>
  issues.map(({ path: [name = ''], message }) => {
    const argument = Object.keys(command.arguments ?? {}).find((given) => given.slice(1, -1) === name);
    const option = `--${String(name).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    return name === '' ? message : `${argument ?? option}: ${message}`;
  });

async function isConfirmed(question: string, terminal: Terminal): Promise<boolean> {
  if (!terminal.isInteractive) {
    terminal.complain(`${question} Nobody is here to answer: repeat the command with --yes.`);
    return false;
  }
  const answer = await terminal.ask(`${question} [y/N] `);
  if (/^y(es)?$/i.test(answer.trim())) return true;
  terminal.complain('Nothing was done.');
  return false;
}

function messageOf<F extends Failure>(messages: CliMessages<F>, failure: F): CliMessage {
  const table: Readonly<Record<string, CliMessage | ((failure: never) => CliMessage)>> = messages;
  const entry = table[failure.kind];
  if (entry === undefined) throw new TypeError(`the command line has no words for ${failure.kind}`);
  return typeof entry === 'function' ? entry(failure as never) : entry;
}
