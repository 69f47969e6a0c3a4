import type { Context } from 'koa';
import type { Outgoing } from './answer.ts';
import { EventStream } from './event-stream.ts';

type EventsOut = Outgoing & { readonly events: NonNullable<Outgoing['events']> };

export const sendsEvents = (answer: Outgoing): answer is EventsOut => answer.events !== undefined;

/** Sends the head at once, and leaves the rest to whoever has events to tell. */
export function sendEvents({ res }: Context, { status, headers, events }: EventsOut): void {
  res.writeHead(status, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
    ...headers,
  });
  res.flushHeaders();
  events(new EventStream(res));
}
