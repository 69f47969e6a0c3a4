import type { operations } from './document/types.ts';
import type { ChangeEvent } from './events.ts';
import type { Aborted, NetworkFailure, Result } from './results.ts';

export type OperationName = keyof operations;

export interface CallOptions {
  /** Ends the call: its result is then the failure `ABORTED`. */
  readonly signal?: AbortSignal;
  /** Only if the thing still has this version: an `etag` that was read before. */
  readonly ifMatch?: string;
  /** In place of the key that the client makes for each call of a POST. */
  readonly idempotencyKey?: string;
}

export type Bytes = Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | string;

type Json<Content> = Content extends { content: { 'application/json': infer Body } } ? Body : never;
type Responses<Name extends OperationName> = operations[Name]['responses'];
/** 405 is for paths and methods that no operation has. */
type Refusing<Name extends OperationName> = Exclude<keyof Responses<Name>, 200 | 201 | 202 | 204 | 206 | 304 | 405>;
type Succeeding<Name extends OperationName> = Exclude<keyof Responses<Name>, Refusing<Name> | 304 | 405>;
type Body<Name extends OperationName> = Json<Responses<Name>[Succeeding<Name>]>;

type IsStream<Name extends OperationName> =
  Responses<Name> extends {
    200: { content: { 'text/event-stream': string } };
  }
    ? true
    : false;

/** What a call of the operation gives. */
export type DataOf<Name extends OperationName> = [Body<Name>] extends [never]
  ? IsStream<Name> extends true
    ? AsyncIterable<ChangeEvent>
    : undefined
  : Body<Name> extends { data: infer Data }
    ? Data
    : undefined;
type Meta<Name extends OperationName> = Body<Name> extends { meta: infer Told } ? Told : undefined;

/** Further members where the answer tells them. */
interface Told {
  readonly status: number;
  /** Seconds until another try makes sense. */
  readonly retryAfter?: number;
}

type ErrorOf<Refused> = Refused extends { error: infer Failure } ? Failure & Told : never;

/** Each code with the details of its own, so that a `switch` knows them. */
type Each<Failure> = Failure extends { code: infer Code }
  ? Code extends unknown
    ? Omit<Failure, 'code'> & { readonly code: Code }
    : never
  : never;

/** What a call of the operation can end in beside success, told apart by `code`. */
export type FailureOf<Name extends OperationName> =
  | Each<ErrorOf<Json<Responses<Name>[Refusing<Name>]>>>
  | NetworkFailure
  | Aborted;

export type Outcome<Name extends OperationName> = Result<DataOf<Name>, FailureOf<Name>, Meta<Name>>;

type Item<Name extends OperationName> = DataOf<Name> extends readonly (infer One)[] ? One : never;

/** A page as a promise, and all that follows for `for await`, which throws a `FailureError` where a page fails. */
export type List<Name extends OperationName> = Promise<Outcome<Name>> & AsyncIterable<Item<Name>>;

type Parameters<Name extends OperationName> = operations[Name]['parameters'];
export type Id<Name extends OperationName, Parameter extends string> =
  Parameters<Name> extends {
    path: Record<Parameter, infer Value>;
  }
    ? Value
    : never;
export type Query<Name extends OperationName> = NonNullable<Parameters<Name>['query']>;
export type Sent<Name extends OperationName> = operations[Name] extends { requestBody?: infer Request }
  ? Json<NonNullable<Request>>
  : never;
