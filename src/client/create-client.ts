import type { Bytes, CallOptions } from './calls.ts';
import { type Groups, operations } from './document/operations.ts';
import { abortable, exchangeBy, type Reply, type Unanswered, unanswered } from './exchange.ts';
import { listOf } from './list.ts';
import { newKey } from './new-key.ts';
import { queryOf } from './query-of.ts';
import { codeOf, repeatedly, secondsToWait } from './repeat.ts';
import type { Result } from './results.ts';
import { bearerSession, cookieSession, type Session } from './session.ts';
import { memoryStorage, type TokenStorage, type Tokens } from './storage.ts';

export interface ClientOptions {
  /** Where the server is: `https://api.example.com`; empty for the page's own. */
  readonly baseUrl: string;
  /** Where tokens are kept; in memory if not given. */
  readonly storage?: TokenStorage;
  readonly fetch?: typeof globalThis.fetch;
  /** `cookie`: the browser keeps the tokens, and no script can read them. */
  readonly mode?: 'bearer' | 'cookie';
  /** Milliseconds after which an answer counts as lost: 30,000 if not given. */
  readonly timeout?: number;
}

/**
 * What a method needs: `j` a JSON body, `b` bytes, `q` a query, `l` answers with a list, `p` is public, `k` takes an
 * Idempotency-Key.
 */
type Flags = string;
type Operation = readonly [method: string, path: string, flags: Flags];
type Answer = Result<unknown, { readonly code: string; readonly message: string }, unknown>;
type Call = (...given: readonly unknown[]) => Promise<Answer>;

export type Client = Groups;

/** One method for each operation of v1, in the group of its tag. */
export function createClient(options: ClientOptions): Client {
  const { baseUrl, storage = memoryStorage(), mode = 'bearer', timeout = 30_000 } = options;
  const root = `${baseUrl.replace(/\/+$/, '')}/api/v1`;
  const exchange = exchangeBy(options.fetch ?? globalThis.fetch.bind(globalThis), timeout);
  const session = mode === 'cookie' ? cookieSession({ exchange, root }) : bearerSession({ exchange, root }, storage);

  const attempt = async (request: Sending, signal: AbortSignal | undefined): Promise<Reply | Unanswered> => {
    for (let renewed = false; ; renewed = true) {
      const { used, headers } = await session.use();
      const authorized = { ...request.headers, ...(request.isPublic ? authMode(mode) : headers) };
      const reply = await exchange({ ...request, headers: authorized, credentials: session.credentials }, signal);
      if (request.isPublic || renewed || 'failure' in reply || !asksForRenewal(reply)) return reply;
      const renewal = await abortable(session.renew(used), signal);
      if (renewal === 'over') return reply;
      if (renewal !== 'renewed') return renewal;
    }
  };

  const call = async (name: string, [method, path, flags]: Operation, given: readonly unknown[]): Promise<Answer> => {
    // The session knows the refresh token; renewing is the one public call that may be repeated.
    const renews = name === 'refresh';
    const own = renews && given[0] === undefined ? [await session.refreshing(), ...given.slice(1)] : given;
    const { request, options } = sending(root, [method, path, flags], own);
    const mayRepeat = renews || (!request.isPublic && (method !== 'POST' || flags.includes('k')));
    const once = () => attempt(request, options.signal);
    const { reply, wasLost } = mayRepeat
      ? await repeatedly(once, options.signal)
      : { reply: await once(), wasLost: false };
    // What is gone already, or whose session is over already, was done by the request whose answer was lost.
    const isDone =
      !('failure' in reply) &&
      ((method === 'DELETE' && wasLost && reply.status === 404) || (name === 'logOut' && reply.status === 401));
    const answer: Answer = isDone ? { ok: true, data: undefined } : answerOf(reply);
    if (answer.ok) await follow(name, answer.data, session);
    return answer;
  };

  const methodOf = (name: string, operation: Operation): Call => {
    if (!operation[2].includes('l')) return (...given) => call(name, operation, given);
    return (...given) => listOf(given, (again) => call(name, operation, again));
  };
  const groups = Object.entries<Readonly<Record<string, Operation>>>(operations).map(([group, methods]) => [
    group,
    Object.fromEntries(Object.entries(methods).map(([name, operation]) => [name, methodOf(name, operation)])),
  ]);
  return Object.fromEntries(groups) as Client;
}

const authMode = (mode: string): Readonly<Record<string, string>> => (mode === 'cookie' ? { 'X-Auth-Mode': mode } : {});

const asksForRenewal = (reply: Reply): boolean =>
  reply.status === 401 && ['TOKEN_EXPIRED', 'UNAUTHORIZED'].includes(codeOf(reply) ?? '');

interface Sending {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Bytes | undefined;
  readonly isPublic: boolean;
}

/** Of what is given: the ids of the path, then the body, then the query, then options. */
function sending(
  root: string,
  [method, path, flags]: Operation,
  given: readonly unknown[],
): { readonly request: Sending; readonly options: CallOptions } {
  const rest = [...given];
  const filled = path.replace(/\{\w+\}/g, () => encodeURIComponent(String(rest.shift())));
  const content = /[jb]/.test(flags) ? rest.shift() : undefined;
  const query = flags.includes('q') ? queryOf(rest.shift() as object | undefined) : '';
  const options = (rest.shift() ?? {}) as CallOptions;
  const isJson = flags.includes('j') && content !== undefined;
  const key = flags.includes('k') ? { 'Idempotency-Key': options.idempotencyKey ?? newKey() } : {};
  const headers = {
    ...(isJson ? { 'Content-Type': 'application/json' } : {}),
    ...(options.ifMatch === undefined ? {} : { 'If-Match': options.ifMatch }),
    ...key,
  };
  const body = isJson ? JSON.stringify(content) : (content as Bytes | undefined);
  return { request: { method, url: root + filled + query, headers, body, isPublic: flags.includes('p') }, options };
}

interface Envelope {
  readonly data?: unknown;
  readonly meta?: unknown;
  readonly error?: { readonly code: string; readonly message: string };
}

function answerOf(reply: Reply | Unanswered): Answer {
  if ('failure' in reply) return { ok: false, error: reply.failure };
  const { status, headers, body } = reply;
  const { data, meta, error } = (body ?? {}) as Envelope;
  if (status < 400) {
    const etag = headers.get('etag');
    const shown = body instanceof Blob || isStream(body) ? body : data;
    return { ok: true, data: shown, ...(meta === undefined ? {} : { meta }), ...(etag === null ? {} : { etag }) };
  }
  if (typeof error !== 'object') return { ok: false, error: unanswered('Not an answer of this API', status).failure };
  const retryAfter = secondsToWait(reply);
  return { ok: false, error: { ...error, status, ...(retryAfter === undefined ? {} : { retryAfter }) } as never };
}

const isStream = (body: unknown): boolean => typeof body === 'object' && body !== null && Symbol.asyncIterator in body;

/** What signing in and out mean for the session. */
async function follow(name: string, data: unknown, session: Session): Promise<void> {
  const tokens = (data as { tokens?: Tokens } | null | undefined)?.tokens;
  if (tokens !== undefined) await session.begin(tokens);
  if (name === 'logOut' || name === 'eraseMe') await session.end();
}
