import { abortable, type Reply, type Unanswered } from './exchange.ts';

const most = 4;
const longestWait = 30_000;

/** What the failure's code is, in whichever contract's envelope. */
export function codeOf({ body }: Reply): string | undefined {
  const error = (body as { error?: string | { code?: string } } | undefined)?.error;
  return typeof error === 'object' ? error.code : error;
}

export const secondsToWait = ({ headers }: Reply): number | undefined => {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isNaN(seconds) ? undefined : seconds;
};

/** Nobody knows whether it was carried out: nothing came back, or what came is not the server's own word. */
export const isLost = (reply: Reply | Unanswered): boolean =>
  'failure' in reply
    ? reply.failure.code === 'NETWORK_FAILURE'
    : (reply.status === 502 || reply.status === 504) && codeOf(reply) === undefined;

const isPassing = (reply: Reply | Unanswered): boolean =>
  isLost(reply) ||
  (!('failure' in reply) &&
    (reply.status === 429 ||
      reply.status === 503 ||
      // The first request with this key still runs: its answer was lost, and is asked for again.
      (reply.status === 409 && reply.headers.has('retry-after'))));

/** As long as the server asks for; otherwise longer each time, and by chance, so that many do not come back at once. */
const pauseBefore = (attempt: number, reply: Reply | Unanswered): number => {
  const asked = 'failure' in reply ? undefined : secondsToWait(reply);
  return asked === undefined ? 150 * 2 ** attempt * (0.5 + Math.random()) : asked * 1000 + Math.random() * 250;
};

/** Sends once more what failed in passing, a few times; only for what may be repeated. */
export async function repeatedly(
  send: (attempt: number) => Promise<Reply | Unanswered>,
  signal: AbortSignal | undefined,
): Promise<{ readonly reply: Reply | Unanswered; readonly wasLost: boolean }> {
  let wasLost = false;
  for (let attempt = 1; ; attempt += 1) {
    const reply = await send(attempt);
    const pause = pauseBefore(attempt, reply);
    if (!isPassing(reply) || attempt === most || pause > longestWait) return { reply, wasLost };
    wasLost ||= isLost(reply);
    const waited = await abortable(
      new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), pause)),
      signal,
    );
    if (waited !== undefined) return { reply: waited, wasLost };
  }
}
