import type { Bytes } from './calls.ts';
import { eventsOf } from './events.ts';
import type { Aborted, NetworkFailure } from './results.ts';

/** Whether the browser sends cookies along. */
export type Credentials = 'include' | 'omit';

export interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Bytes | undefined;
  readonly credentials: Credentials;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** What the JSON says; events as they come; a Blob of what is neither; undefined of nothing. */
  readonly body: unknown;
}

export interface Unanswered {
  readonly failure: NetworkFailure | Aborted;
}

export type Exchange = (request: Request, signal: AbortSignal | undefined) => Promise<Reply | Unanswered>;

const aborted: Unanswered = { failure: { code: 'ABORTED', message: 'The caller ended the call' } };
export const unanswered = (message: string, status?: number): Unanswered => ({
  failure: { code: 'NETWORK_FAILURE', message, ...(status === undefined ? {} : { status }) },
});

/** One request and its answer. An answer that does not come in time counts as lost. */
export const exchangeBy =
  (fetch: typeof globalThis.fetch, milliseconds: number): Exchange =>
  async ({ url, ...request }, signal) => {
    if (signal?.aborted) return aborted;
    const ending = new AbortController();
    const end = () => ending.abort();
    const leave = () => signal?.removeEventListener('abort', end);
    let isOpen = false;
    signal?.addEventListener('abort', end);
    // Bytes may take as long as they need.
    const timer = typeof request.body === 'object' ? undefined : setTimeout(end, milliseconds);
    try {
      const { body, ...rest } = request;
      const response = await fetch(url, { ...rest, ...(body === undefined ? {} : { body }), signal: ending.signal });
      const { status, headers } = response;
      isOpen = typeOf(response).startsWith('text/event-stream');
      if (!isOpen) return { status, headers, body: await bodyOf(response) };
      if (response.body === null || response.body === undefined) return unanswered('No streams can be read here');
      return { status, headers, body: eventsOf(response.body, ending, leave) };
    } catch (error) {
      return signal?.aborted ? aborted : unanswered(ending.signal.aborted ? 'No answer came in time' : String(error));
    } finally {
      clearTimeout(timer);
      if (!isOpen) leave();
    }
  };

const typeOf = ({ headers }: Response): string => headers.get('content-type') ?? '';

async function bodyOf(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  if (!typeOf(response).startsWith('application/json')) return await response.blob();
  return JSON.parse(await response.text());
}

/** The promise, or `ABORTED` as soon as the caller ends the call. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T | Unanswered> {
  if (signal === undefined) return promise;
  return new Promise((resolve) => {
    const end = () => resolve(aborted);
    if (signal.aborted) end();
    signal.addEventListener('abort', end);
    promise.then(resolve).finally(() => signal.removeEventListener('abort', end));
  });
}
