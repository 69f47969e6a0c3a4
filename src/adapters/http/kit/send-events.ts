import type { Context } from 'koa';
import type { Outgoing } from './answer.ts';
import { EventStream } from './event-stream.ts';
import { requestState } from './request-state.ts';

type EventsOut = Outgoing & { readonly events: NonNullable<Outgoing['events']> };

export const sendsEvents = (answer: Outgoing): answer is EventsOut => answer.events !== undefined;

/** Sends the head at once, and leaves the rest to whoever has events to tell. */
export function sendEvents(context: Context, { status, headers, events }: EventsOut): void {
  const { res } = context;
  const { head } = requestState(context);
  head.set('Content-Type', 'text/event-stream; charset=utf-8');
  head.set('Cache-Control', 'no-store');
  head.set('X-Accel-Buffering', 'no');
  head.setAll(headers);
  head.write(res, status);
  res.flushHeaders();
  events(new EventStream(res));
}
