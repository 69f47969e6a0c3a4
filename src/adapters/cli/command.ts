import type { Result, ResultAsync } from 'neverthrow';
import type { ZodType } from 'zod';
import type { NamedThing } from '../../application/kernel/id-lookup.ts';
import type { Failure } from '../../domain/kernel/failure.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** What a command answers with, for scripts and for people. */
export interface Shown<Json = unknown> {
  readonly json: Json;
  /** Absent where there is nothing to say. */
  readonly text?: string;
  /** Absent: done. */
  readonly code?: ExitCode;
  /** Standard output was given something else: the answer goes beside it. */
  readonly outputIsTaken?: boolean;
}

export interface CliOption {
  /** As commander writes it: `--limit <number>`, `--force`. */
  readonly flags: string;
  readonly description: string;
}

/** A question before something is destroyed; undefined where nobody need be asked. */
type Question = string | undefined;

interface Shape<F extends Failure, Input, Json> {
  /** After `mainstay`: `users lock`. */
  readonly words: string;
  readonly summary: string;
  /** Positional arguments as commander writes them: `<user>`, `[name]`; each is described. */
  readonly arguments?: Readonly<Record<string, string>>;
  readonly options?: readonly CliOption[];
  /** Lines that can be typed as they are, after `mainstay`. */
  readonly examples: readonly string[];
  /** Arguments and options together, by their names in camel case. */
  readonly input: ZodType<Input>;
  /** Arguments and options that are ids: their beginning will do. */
  readonly ids?: Readonly<Record<string, NamedThing>>;
  /** What `--json` prints; without it there is no `--json`. */
  readonly output?: ZodType<Json>;
  /** For what destroys: the question that must be answered with yes. */
  confirm?(input: Input): Question | Promise<Question>;
  run(input: Input, terminal: Terminal): ResultAsync<Shown<Json>, F> | Promise<Result<Shown<Json>, F>>;
}

/** A command whose input and answer are known only to itself. */
export type CliCommand<F extends Failure = Failure> = Shape<F, never, unknown>;

/** Infers the types of input and answer from their schemas. */
export const command = <F extends Failure, Input, Json = unknown>(typed: Shape<F, Input, Json>): CliCommand<F> =>
  typed as unknown as CliCommand<F>;

/** Opened when a command runs and not before: help and mistakes in typing need no database. */
export type Use<T> = () => Promise<T>;

/** A failure in words, and what to do next. */
export interface CliMessage {
  readonly message: string;
  readonly next?: string;
}

/** One entry per failure kind: forget one and it does not compile. */
export type CliMessages<F extends Failure> = {
  readonly [K in F['kind']]: CliMessage | ((failure: Extract<F, { readonly kind: K }>) => CliMessage);
};
