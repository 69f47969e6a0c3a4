import type { IncomingMessage } from 'node:http';
import { err, type Result, type ResultAsync } from 'neverthrow';
import type { ZodType } from 'zod';
import type { Actor, Origin } from '../../../application/kernel/actor.ts';
import type {
  KeptAnswer,
  KeyInProgress,
  KeyMismatch,
  RepeatableRequest,
} from '../../../application/kernel/idempotency.ts';
import type { Failure } from '../../../domain/kernel/failure.ts';
import type { Version } from '../../../domain/kernel/version.ts';
import type { EventStream } from './event-stream.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A success. Refusals are failures and go through the contract's table. */
export interface Answer {
  readonly status: number;
  /** Sent as JSON; absent for 204. */
  readonly body?: unknown;
  /** A body that is JSON text already. */
  readonly json?: string;
  /** Sent as they come, in place of a body; `headers` say what they are. */
  readonly bytes?: AsyncIterable<Uint8Array>;
  /** In place of a body: an answer that stays open, for whoever has events to tell. */
  readonly events?: ((stream: EventStream) => void) | undefined;
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
  /** A GET is asked as HEAD where nobody wants the body. */
  readonly method: string;
  /** The body's bytes as they came, for signatures and fingerprints. */
  readonly bytes: Buffer;
}

export interface SignedInRequest<Params, Query, Body> extends EndpointRequest<Params, Query, Body> {
  readonly actor: Actor;
  /** Set where the request has an `Idempotency-Key` and the endpoint's use case binds it itself. */
  readonly repeatable: RepeatableRequest | undefined;
}

/** A request whose body has not been read. */
export interface StreamingRequest<Params, Query> extends SignedInRequest<Params, Query, undefined> {
  readonly incoming: IncomingMessage;
  /** To be called before the first byte is read: some senders wait for it. */
  askForBody(): void;
  /**
   * Runs the work at most once per `Idempotency-Key`, whose fingerprint covers, beside user, method and path, what is told
   * here of the body. Without a key it just runs it.
   */
  once<G extends Failure>(
    told: string,
    work: () => Outcome<G>,
  ): Promise<Result<Answer, G | KeyMismatch | KeyInProgress>>;
}

/** The answers to keys that a use case binds to rows of its own. */
export interface BoundAnswers {
  find(request: RepeatableRequest): ResultAsync<KeptAnswer | undefined, KeyMismatch>;
  /** Of two answers to one key the first counts, and both requests get it. */
  keep(request: RepeatableRequest, answer: KeptAnswer): ResultAsync<KeptAnswer, never>;
}

/** Headers that only some endpoints read. */
export type OwnHeader = 'X-Auth-Mode' | 'Stripe-Signature' | 'Last-Event-ID';

/** What clients read of a success. */
export interface SuccessDescription {
  readonly status: number;
  readonly description: string;
  readonly schema?: ZodType;
  /** The answer is bytes of any type. */
  readonly bytes?: true;
  /** The answer is a stream of events. */
  readonly events?: true;
  readonly headers?: readonly string[];
  /** Where the answer to the request's example differs from what the schema's own examples make: those members. */
  readonly shows?: Readonly<Record<string, unknown>>;
}

/** Checks, and says how to go on. */
export type CheckedHandling<F extends Failure, Params, Query, Body> = (
  request: SignedInRequest<Params, Query, Body>,
) => Promise<Result<() => Promise<Result<Answer, F>>, F>>;

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
  /** What else is a success. */
  readonly alsoAnswers?: readonly SuccessDescription[];
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
  readonly streams?: never;
  handle(request: EndpointRequest<Params, Query, Body>): Outcome<F>;
}

export interface SignedInEndpoint<F extends Failure, Params, Query, Body>
  extends EndpointShape<F, Params, Query, Body> {
  readonly access: 'user';
  /** Asked before anything of the request is looked at, where not every user may. */
  admits?(actor: Actor): Promise<Result<void, F>>;
  /** Where the use case binds the `Idempotency-Key` of a POST to its own row; otherwise the kit keeps the answer in one unit of work with it. */
  readonly boundAnswers?: BoundAnswers;
  /** For a POST that nobody needs to send a key with. */
  readonly idempotency?: 'none';
  /** Bytes that its body may have, where that is more than others may. */
  readonly bodyLimit?: number;
  /** For how many requests one with this body counts. */
  countsAs?(body: Body): number;
  /** Where something is checked first that counts whatever becomes of the request: `handle` in two steps, the check and the rest. */
  readonly check?: CheckedHandling<F, Params, Query, Body>;
  readonly streams?: never;
  handle(request: SignedInRequest<Params, Query, Body>): Outcome<F>;
}

/** Reads its body, of any type, itself while it comes in. */
export interface StreamingEndpoint<F extends Failure, Params, Query>
  extends EndpointShape<F, Params, Query, undefined> {
  readonly access: 'user';
  readonly streams: true;
  handle(request: StreamingRequest<Params, Query>): Outcome<F>;
}

export type TypedEndpoint<F extends Failure, Params, Query, Body> =
  | PublicEndpoint<F, Params, Query, Body>
  | StreamingEndpoint<F, Params, Query>
  | SignedInEndpoint<F, Params, Query, Body>;

/** An endpoint whose request types are known only to itself. */
export type Endpoint<F extends Failure = Failure> = TypedEndpoint<F, never, never, never>;

/** Infers the request's types from the schemas. */
export const endpoint = <F extends Failure, Params = undefined, Query = undefined, Body = undefined>(
  typed: TypedEndpoint<F, Params, Query, Body>,
): Endpoint<F> => typed as unknown as Endpoint<F>;

/** Both forms of what an endpoint does in two steps. */
export const inTwoSteps = <F extends Failure, Params, Query, Body>(check: CheckedHandling<F, Params, Query, Body>) => ({
  check,
  handle: async (request: SignedInRequest<Params, Query, Body>): Promise<Result<Answer, F>> => {
    const checked = await check(request);
    if (checked.isErr()) return err(checked.error);
    const { value: goOn } = checked;
    return await goOn();
  },
});
