import { ok } from 'neverthrow';
import { z } from 'zod';
import type { Clock } from '../../../../application/kernel/clock.ts';
import type { Place } from '../../../../application/sync/ports.ts';
import { restorableFor } from '../../../../domain/kernel/deletion.ts';
import { before, type Instant } from '../../../../domain/kernel/instant.ts';
import { type Endpoint, endpoint } from '../../kit/endpoint.ts';
import { refuse } from '../../kit/schemas.ts';
import type { V1Failure } from '../contract.ts';
import { readSyncToken, upTo } from '../sync/sync-token.ts';
import type { ChangeStreams } from './change-streams.ts';

const query = z.object({
  token: z
    .string()
    .transform(
      (given, context) => readSyncToken(given) ?? refuse(context, { rule: 'format', constraint: 'a token of sync' }),
    )
    .exactOptional()
    .meta({
      description:
        'Of the last sync: if anything changed since, `changed` comes at once. `Last-Event-ID` goes before it',
    }),
});

type Token = NonNullable<ReturnType<typeof readSyncToken>>;

/** What somebody else's place, one that nobody can read or one of long ago stands for: anything may have changed since. */
function placeOf(
  userId: string,
  now: Instant,
  lastEventId: string | undefined,
  token: Token | undefined,
): Place | 'lost' | undefined {
  const given = lastEventId === undefined ? token : readSyncToken(lastEventId);
  if (given === undefined) return lastEventId === undefined ? undefined : 'lost';
  const place = upTo(userId, given);
  // Of what was gone even earlier nothing is left that could be told.
  if (typeof place === 'string' || place.readAt < before(now, restorableFor)) return 'lost';
  return place.known ?? 'lost';
}

export const changeEndpoints = (streams: ChangeStreams, clock: Clock): readonly Endpoint<V1Failure>[] => [
  endpoint({
    tag: 'Changes',
    access: 'user',
    method: 'GET',
    path: '/changes',
    name: 'changes',
    summary: 'Follow what changes',
    description:
      'A stream of events for `EventSource`: `ready` at the start, `changed` with the kinds of what has changed, `ended` with a reason. It tells that something changed, not what: sync for that.',
    headers: ['Last-Event-ID'],
    query,
    success: { status: 200, description: 'Events, as long as both sides want', events: true },
    failures: ['streams.too_many'],
    handle: async ({ actor, query: { token }, header, method }) => {
      if (method === 'HEAD')
        return ok({ status: 200, headers: { 'Content-Type': 'text/event-stream; charset=utf-8' } });
      const place = placeOf(actor.userId, clock.now(), header('last-event-id'), token);
      const opened = await streams.open(actor, place);
      return opened.map((begin) => ({ status: 200, events: begin }));
    },
  }),
];
