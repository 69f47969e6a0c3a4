import { err, ok, type Result } from 'neverthrow';
import type { ZodError } from 'zod';
import type { IdLookup } from '../../application/kernel/id-lookup.ts';
import type { Failure } from '../../domain/kernel/failure.ts';
import type { CliCommand, CliMessage, CliMessages, Use } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { fullId, type IdAmbiguous } from './full-id.ts';
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

interface Surroundings<F extends Failure> {
  readonly messages: CliMessages<F>;
  readonly terminal: Terminal;
  readonly lookup: Use<IdLookup>;
}

/** Runs one command; here, and nowhere else in the command line, a Result is opened. */
export async function runCommand<F extends Failure>(
  command: CliCommand<F>,
  { given, json, yes, usage }: Typed,
  { messages, terminal, lookup }: Surroundings<F>,
): Promise<ExitCode> {
  const failed = (words: CliMessage): ExitCode => {
    terminal.complain(words.message);
    if (words.next !== undefined) terminal.complain(words.next);
    return exitCodes.failed;
  };
  const named = await withFullIds(command, given, lookup);
  if (named.isErr()) return failed(ambiguous(named.error));
  const parsed = command.input.safeParse(named.value);
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
    (failure) => failed(messageOf(messages, failure)),
  );
}

const ambiguous = ({ typed, candidates }: IdAmbiguous): CliMessage => ({
  message: `${typed} is the beginning of ${candidates} ids.`,
  next: 'Type more of it.',
});

async function withFullIds(
  { ids = {} }: Pick<CliCommand, 'ids'>,
  given: Typed['given'],
  lookup: Use<IdLookup>,
): Promise<Result<Typed['given'], IdAmbiguous>> {
  const full = { ...given };
  for (const [name, thing] of Object.entries(ids)) {
    const typed = given[name];
    if (typeof typed !== 'string') continue;
    const id = await fullId(await lookup(), thing, typed);
    if (id.isErr()) return err(id.error);
    full[name] = id.value;
  }
  return ok(full);
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
