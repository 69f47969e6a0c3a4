import type { Instant } from '../kernel/instant.ts';

/** Something that happened, as it is kept until every endpoint has taken it. */
export interface WebhookEvent {
  /** The `webhook-id`. */
  readonly id: string;
  /** What it happened to and what it was: `task.created`. */
  readonly type: string;
  /** Whose affairs it concerns; null where they are nobody's. */
  readonly userId: string | null;
  readonly subjectId: string | number;
  readonly version: number;
  /** What was true then; null once the user was erased, and of the erasure itself. */
  readonly facts: object | null;
  readonly at: Instant;
}

/** `task` of `task.created`. */
export const kindOf = (type: string): string => type.slice(0, type.indexOf('.'));

/** What an endpoint is sent when somebody tries it; nobody subscribes to it. */
export const testType = 'webhook.test';
