import type { Result, ResultAsync } from 'neverthrow';
import type { ZodType } from 'zod';
import type { Actor, Origin } from '../../../application/kernel/actor.ts';
import type { KeptAnswer, KeyMismatch, RepeatableRequest } from '../../../application/kernel/idempotency.ts';
import type { Failure } from '../../../domain/kernel/failure.ts';
import type { Version } from '../../../domain/kernel/version.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A success. Refusals are failures and go through the contract's table. */
export interface Answer {
  readonly status: number;
  /** Sent as JSON; absent for 204. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The version of the thing shown or written: becomes the `ETag`. */
  readonly version?: Version;
  /** Each a `Set-Cookie` of its own. They are never kept with an answer that may be repeated. */
  readonly cookies?: readonly string[];
}

/**
 * On the way of every request, await the use case and map its Result: `ResultAsync.map` makes a generator function for each
 * call, which lives until a full garbage collection, and the request with it.
 */
export type Outcome<F extends Failure> = ResultAsync<Answer, F> | Promise<Result<Answer, F>>;

export interface EndpointRequest<Params, Query, Body> {
  readonly origin: Origin;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The versions that `If-Match` accepts; undefined without the header or for `*`. */
  readonly expected: readonly Version[] | undefined;
  header(name: string): string | undefined;
  /** The body's bytes as they came, for signatures and fingerprints. */
  readonly bytes: Buffer;
}

export interface SignedInRequest<Params, Query, Body> extends EndpointRequest<Params, Query, Body> {
  readonly actor: Actor;
  /** Set where the request has an `Idempotency-Key` and the endpoint's use case binds it itself. */
  readonly repeatable: RepeatableRequest | undefined;
}

/** The answers to keys that a use case binds to rows of its own. */
export interface BoundAnswers {
  find(request: RepeatableRequest): ResultAsync<KeptAnswer | undefined, KeyMismatch>;
  /** Of two answers to one key the first counts, and both requests get it. */
  keep(request: RepeatableRequest, answer: KeptAnswer): ResultAsync<KeptAnswer, never>;
}

/** Headers that only some endpoints read. */
export type OwnHeader = 'X-Auth-Mode' | 'Stripe-Signature';

/** What clients read of a success. */
export interface SuccessDescription {
  readonly status: number;
  readonly description: string;
  readonly schema?: ZodType;
  readonly headers?: readonly string[];
  /** Where the answer to the request's example differs from what the schema's own examples make: those members. */
  readonly shows?: Readonly<Record<string, unknown>>;
}

interface EndpointShape<F extends Failure, Params, Query, Body> {
  readonly method: Method;
  /** After the contract's prefix, parameters in braces: `/tasks/{id}`. */
  readonly path: string;
  /** Unique over all contracts; becomes the `operationId`. */
  readonly name: string;
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  readonly params?: ZodType<Params>;
  readonly query?: ZodType<Query>;
  readonly body?: ZodType<Body>;
  /** What the body looks like where the endpoint reads its bytes itself. */
  readonly rawBody?: ZodType;
  /** No body at all stands for an empty object. */
  readonly mayLackBody?: true;
  readonly success: SuccessDescription;
  /** The headers that it reads beside those that the kit handles. */
  readonly headers?: readonly OwnHeader[];
  /** False where the answer holds more than the versioned thing, so that an unchanged version must not answer 304. */
  readonly revalidates?: false;
  /** The failures that clients of this route should expect, beside those of every route. */
  readonly failures?: readonly F['kind'][];
}

export interface PublicEndpoint<F extends Failure, Params, Query, Body> extends EndpointShape<F, Params, Query, Body> {
  readonly access: 'public';
  /** Left out of the limit per client address: for senders who prove themselves in another way. */
  readonly rate?: 'exempt';
  handle(request: EndpointRequest<Params, Query, Body>): Outcome<F>;
}

export interface SignedInEndpoint<F extends Failure, Params, Query, Body>
  extends EndpointShape<F, Params, Query, Body> {
  readonly access: 'user';
  /** Where the use case binds the `Idempotency-Key` of a POST to its own row; otherwise the kit keeps the answer in one unit of work with it. */
  readonly boundAnswers?: BoundAnswers;
  /** For a POST whose answer must not be kept. */
  readonly idempotency?: 'own';
  handle(request: SignedInRequest<Params, Query, Body>): Outcome<F>;
}

export type TypedEndpoint<F extends Failure, Params, Query, Body> =
  | PublicEndpoint<F, Params, Query, Body>
  | SignedInEndpoint<F, Params, Query, Body>;

/** An endpoint whose request types are known only to itself. */
export type Endpoint<F extends Failure = Failure> = TypedEndpoint<F, never, never, never>;

/** Infers the request's types from the schemas. */
export const endpoint = <F extends Failure, Params = undefined, Query = undefined, Body = undefined>(
  typed: TypedEndpoint<F, Params, Query, Body>,
): Endpoint<F> => typed as unknown as Endpoint<F>;
