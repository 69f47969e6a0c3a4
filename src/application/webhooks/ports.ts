import type { Result } from 'neverthrow';
import type { Violation } from '../../domain/kernel/failure.ts';
import type { Instant } from '../../domain/kernel/instant.ts';
import type { Secret } from '../../domain/kernel/secret.ts';
import type { DeliveryState, WebhookDelivery } from '../../domain/webhooks/webhook-delivery.ts';
import type { WebhookEndpoint } from '../../domain/webhooks/webhook-endpoint.ts';
import type { WebhookEvent } from '../../domain/webhooks/webhook-event.ts';
import type { AuditLog } from '../audit/ports.ts';
import type { UnitOfWork } from '../kernel/unit-of-work.ts';
import type { Outbox } from '../mail/ports.ts';

export type { WebhookEvent } from '../../domain/webhooks/webhook-event.ts';

export interface WebhookEndpoints {
  add(endpoint: WebhookEndpoint): Promise<void>;
  /** The oldest first. */
  all(): Promise<readonly WebhookEndpoint[]>;
  withId(id: string): Promise<WebhookEndpoint | undefined>;
  /** Nobody else changes it until the running unit of work ends. */
  lock(id: string): Promise<WebhookEndpoint | undefined>;
  save(endpoint: WebhookEndpoint): Promise<void>;
  /** With its deliveries; says whether it was there. */
  remove(id: string): Promise<boolean>;
}

/**
 * What is told of resources and of users is written by the stores themselves, with the row that changes: whoever changes it, in the
 * same transaction. Whatever else is told goes through here.
 */
export interface WebhookEvents {
  /** Due at once at every endpoint that is told of such events, if the running unit of work commits; without any it is not kept. */
  publish(event: WebhookEvent): Promise<void>;
  /** Keeps it, and tells nobody. */
  add(event: WebhookEvent): Promise<void>;
}

/** A delivery that nobody else attempts meanwhile, and what is to be delivered. */
export interface ClaimedDelivery {
  readonly delivery: WebhookDelivery;
  readonly event: WebhookEvent;
}

export interface Claim {
  readonly endpointId: string;
  readonly now: Instant;
  /** How long the deliveries are the caller's. */
  readonly until: Instant;
  readonly limit: number;
}

export interface DeliveryFilter {
  readonly endpointId?: string;
  readonly state?: DeliveryState;
}

export interface WebhookDeliveries {
  add(delivery: WebhookDelivery): Promise<void>;
  withId(id: string): Promise<WebhookDelivery | undefined>;
  /** Stores it if the stored one has as many attempts behind it as `seen`; says whether it did. */
  save(delivery: WebhookDelivery, seen: number): Promise<boolean>;
  /** The newest first. */
  list(filter: DeliveryFilter, limit: number): Promise<readonly WebhookDelivery[]>;
  /** The endpoints, disabled ones left out, that have some that are due and that nobody attempts. */
  endpointsDue(now: Instant): Promise<readonly string[]>;
  /** The most overdue first. */
  claim(claim: Claim): Promise<readonly ClaimedDelivery[]>;
  /** When the first one after `now` falls due. */
  nextDue(now: Instant): Promise<Instant | undefined>;
  /** Since when the one that waits longest has waited; disabled endpoints left out. */
  oldestWaiting(): Promise<Instant | undefined>;
  /** Forgets what had ended before `moment` or waits for an endpoint that is gone, at most `limit`; says how many. */
  forgetEnded(moment: Instant, limit: number): Promise<number>;
}

export interface WebhookStore {
  readonly endpoints: WebhookEndpoints;
  readonly events: WebhookEvents;
  readonly deliveries: WebhookDeliveries;
  readonly audit: AuditLog;
  readonly outbox: Outbox;
}

export type WebhookWork = UnitOfWork<WebhookStore>;

/** Where events may go. */
export interface WebhookUrls {
  /** The URL in its usual form. What is allowed here may still be refused when its name is looked up. */
  parse(field: string, given: string): Result<string, Violation>;
}

/** Secrets that sign, in the form in which they are kept. */
export interface WebhookSecrets {
  make(): Secret;
  seal(secret: Secret): string;
  /** Undefined where it was sealed under another secret of the product. */
  open(sealed: string): Secret | undefined;
}

export interface SignedMessage {
  readonly url: string;
  readonly id: string;
  readonly body: string;
  /** The time of this attempt. */
  readonly at: Instant;
  /** Each of them signs. */
  readonly secrets: readonly Secret[];
}

/** `status` is null where no answer came in time; then `reason` says in a word why. */
export type WebhookAnswer = { readonly status: number } | { readonly status: null; readonly reason: string };

export interface WebhookSender {
  send(message: SignedMessage): Promise<WebhookAnswer>;
}
