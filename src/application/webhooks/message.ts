import { kindOf, type WebhookEvent } from '../../domain/webhooks/webhook-event.ts';
import type { EventSource } from './event-source.ts';

/** The body of an event. Of somebody who was erased it names ids alone. */
export function messageOf({ id, type, at, facts, ...event }: WebhookEvent, sources: readonly EventSource[]): string {
  const source = sources.find(({ kind }) => kind === kindOf(type));
  const known = facts === null ? { id: event.subjectId } : (source?.present(facts) ?? facts);
  const data = event.userId === null ? known : { ...known, userId: event.userId, version: event.version };
  return JSON.stringify({ id, type, timestamp: at, data });
}
