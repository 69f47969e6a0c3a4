import type { Context } from 'koa';
import type { Result } from 'neverthrow';
import { type ZodType, z } from 'zod';
import type { Failure, Violation } from '../../../domain/kernel/failure.ts';
import type { CredentialsMissing, CredentialsUnusable, KitFailure } from './failures.ts';

export interface FailureAnswer {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly violations?: readonly Violation[];
  /** Further members of `details`, where the contract names some. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One entry per failure kind: forget one and it does not compile. */
export type FailureTable<F extends Failure> = {
  readonly [K in F['kind']]: FailureAnswer | ((failure: Extract<F, { readonly kind: K }>) => FailureAnswer);
};

/** A promise to client code: where its paths begin, how it words failures, how it finds the caller's token. */
export interface Contract<F extends Failure = Failure> {
  readonly name: string;
  /** The path that comes before every route, with parameters in braces. */
  readonly prefix: string;
  readonly failures: FailureTable<F | KitFailure>;
  presentFailure(answer: FailureAnswer, requestId: string): unknown;
  /** What `presentFailure` makes of answers with one of these codes, for readers of the API. */
  failureSchema(codes: readonly string[], details: ZodType | 'violations' | undefined): ZodType;
  /** What `details` hold beside violations, by code. */
  readonly failureDetails: Readonly<Record<string, ZodType>>;
  /** What its tags stand for. */
  readonly tags: Readonly<Record<string, string>>;
  /** The path parameter that must name the caller. */
  readonly ownerParameter?: string;
  /** What any write of a signed-in user can meet, beside what the kit itself answers. */
  readonly failuresOfWrites?: readonly F['kind'][];
  /** The cookie that may bring the token. */
  readonly tokenCookie?: string;
  /** Where the token is found; the `Authorization` header alone if not given. */
  findToken?(context: Context): Result<string, CredentialsMissing | CredentialsUnusable | F>;
}

export function answerFailure<F extends Failure>(contract: Contract<F>, failure: F | KitFailure): FailureAnswer {
  const table: Readonly<Record<string, FailureAnswer | ((failure: never) => FailureAnswer)>> = contract.failures;
  const entry = table[failure.kind];
  if (entry === undefined) throw new TypeError(`contract ${contract.name} has no answer for ${failure.kind}`);
  return typeof entry === 'function' ? entry(failure as never) : entry;
}

/** What a contract's `details` of a defect hold. */
export const defectDetails = z
  .object({ type: z.string(), message: z.string() })
  .optional()
  .meta({ description: 'Only where the server runs with `DEBUG=true`' });
