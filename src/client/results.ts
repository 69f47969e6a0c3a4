/** Nothing usable came back: the server was not reached, or its answer was lost. What was sent may have been carried out. */
export interface NetworkFailure {
  readonly code: 'NETWORK_FAILURE';
  readonly message: string;
  /** Where something between answered in the server's place. */
  readonly status?: number;
}

/** The caller's own `signal` ended it. */
export interface Aborted {
  readonly code: 'ABORTED';
  readonly message: string;
}

export interface Success<Data, Meta = undefined> {
  readonly ok: true;
  readonly data: Data;
  /** Of a list: where it is and how long. */
  readonly meta?: Meta;
  /** The version of what is shown, for `ifMatch`. */
  readonly etag?: string;
}

export interface Refusal<Failure> {
  readonly ok: false;
  readonly error: Failure;
}

export type Result<Data, Failure, Meta = undefined> = Success<Data, Meta> | Refusal<Failure>;

type Coded = { readonly code: string; readonly message: string };

/** Thrown by `unwrap` and by lists that are walked through; it holds the failure. */
export class FailureError<Failure extends Coded = Coded> extends Error {
  override readonly name = 'FailureError';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`${failure.code}: ${failure.message}`);
    this.failure = failure;
  }
}

/** The data of a result, or of one that is still awaited; throws where it is a failure. */
export function unwrap<Data, Failure extends Coded, Meta>(result: Result<Data, Failure, Meta>): Data;
export function unwrap<Data, Failure extends Coded, Meta>(
  result: PromiseLike<Result<Data, Failure, Meta>>,
): Promise<Data>;
export function unwrap<Data, Failure extends Coded, Meta>(
  result: Result<Data, Failure, Meta> | PromiseLike<Result<Data, Failure, Meta>>,
): Data | Promise<Data> {
  if ('then' in result) return Promise.resolve(result).then((settled) => unwrap(settled));
  if (result.ok) return result.data;
  throw new FailureError(result.error);
}
