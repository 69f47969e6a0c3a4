import type { ResultAsync } from 'neverthrow';
import type { ZodType } from 'zod';
import type { Failure } from '../../domain/kernel/failure.ts';
import type { Terminal } from './terminal.ts';

/** What a command answers with, for scripts and for people. */
export interface Shown {
  /** Printed by `--json`; its shape is a promise. */
  readonly json: unknown;
  readonly text: string;
}

export interface CliOption {
  /** As commander writes it: `--limit <number>`, `--force`. */
  readonly flags: string;
  readonly description: string;
}

interface Shape<F extends Failure, Input> {
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
  /** For what destroys: the question that must be answered with yes. */
  confirm?(input: Input): string;
  run(input: Input, terminal: Terminal): ResultAsync<Shown, F>;
}

/** A command whose input is known only to itself. */
export type CliCommand<F extends Failure = Failure> = Shape<F, never>;

/** Infers the input's type from its schema. */
export const command = <F extends Failure, Input>(typed: Shape<F, Input>): CliCommand<F> =>
  typed as unknown as CliCommand<F>;

/** A failure in words, and what to do next. */
export interface CliMessage {
  readonly message: string;
  readonly next?: string;
}

/** One entry per failure kind: forget one and it does not compile. */
export type CliMessages<F extends Failure> = {
  readonly [K in F['kind']]: CliMessage | ((failure: Extract<F, { readonly kind: K }>) => CliMessage);
};
