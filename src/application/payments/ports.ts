import type { Instant } from '../../domain/kernel/instant.ts';
import type { Payment, PaymentFacts } from '../../domain/payments/payment.ts';
import type { PaymentStatus } from '../../domain/payments/payment-status.ts';
import type { AuditLog } from '../audit/ports.ts';
import type { KeptAnswer } from '../kernel/idempotency.ts';
import type { Lists } from '../kernel/listing.ts';
import type { Page, Window } from '../kernel/page.ts';
import type { Outbox } from '../mail/ports.ts';
import type { WebhookEvents } from '../webhooks/ports.ts';

export const paymentOrders = [
  'createdAt',
  '-createdAt',
  'updatedAt',
  '-updatedAt',
  'amount',
  '-amount',
  'status',
  '-status',
] as const;
export type PaymentOrder = (typeof paymentOrders)[number];

export interface PaymentFilter {
  /** Absent: everybody's, for operators. */
  readonly ownerId?: string;
  readonly status?: PaymentStatus;
  readonly order: PaymentOrder;
}

/** For operators. */
export interface AnyPaymentFilter {
  readonly ownerId?: string;
  readonly status?: PaymentStatus;
  readonly since?: Instant;
  readonly until?: Instant;
  /** A part of the description, or the id of the payment or of who paid. */
  readonly search?: string;
}
export const paymentSortFields = ['createdAt', 'updatedAt', 'amount', 'status'] as const;
export type PaymentSortField = (typeof paymentSortFields)[number];

export interface DueQuestion {
  readonly now: Instant;
  readonly begunBefore: Instant;
  /** Also those that were postponed beyond now. */
  readonly postponedToo: boolean;
}

export interface DuePayment {
  readonly id: string;
  /** How often it was looked at in a row without being settled. */
  readonly looks: number;
}

/** Somebody else's payment is found as well: whether the caller may see it is the use case's to say, and each says it. */
export interface Payments {
  add(payment: Payment): Promise<void>;
  /** Call it only in the unit of work that holds the payment's lock. */
  save(payment: Payment): Promise<void>;
  withId(id: string): Promise<Payment | undefined>;
  withIntent(intentId: string): Promise<Payment | undefined>;
  /** Nobody else changes the payment until the running unit of work ends. */
  lock(id: string): Promise<Payment | undefined>;
  page(filter: PaymentFilter, window: Window): Promise<Page<Payment>>;
  /** Everybody's, in whatever order, from wherever in it. */
  readonly lists: Lists<PaymentFacts, PaymentSortField, AnyPaymentFilter>;
  counts(): Promise<Readonly<Record<PaymentStatus, number>>>;
  /**
   * The gateway's payments after `last` that are pending or have a pending refund and that reconciliation may take up now: begun
   * before `begunBefore` and not leased, or leased by somebody who has died. Those that were looked at least often come first.
   */
  due(gateway: string, question: DueQuestion, last: DuePayment | null, limit: number): Promise<readonly DuePayment[]>;
  /** Notes when to look again, until anything happens to the payment. */
  postpone(id: string, looks: number, until: Instant | null): Promise<void>;
}

/** An `Idempotency-Key` and the row that it is bound to for ever. */
export interface BoundKey {
  readonly ownerId: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly paymentId: string;
  /** Null where the key is the payment's own. */
  readonly refundId: string | null;
  readonly at: Instant;
}

export interface PaymentKeys {
  find(ownerId: string, key: string): Promise<BoundKey | undefined>;
  /**
   * Says whether it was free: bound to no row, and within a day used by no request of another kind (`IdempotentAnswers`). Waits for
   * another unit of work that is using the same key.
   */
  bind(key: BoundKey): Promise<boolean>;
  answerOf(ownerId: string, key: string): Promise<KeptAnswer | undefined>;
  /** The first answer stays; says which one that is. */
  keepAnswer(ownerId: string, key: string, answer: KeptAnswer): Promise<KeptAnswer>;
  /** Forgets the answers of keys bound before `moment`, at most `limit` of them, and never the keys; says how many. */
  forgetAnswersBefore(moment: Instant, limit: number): Promise<number>;
}

export interface HandledEvent {
  readonly id: string;
  readonly type: string;
  readonly at: Instant;
  readonly paymentId: string | null;
}

export interface HandledEvents {
  includes(id: string): Promise<boolean>;
  /** Says whether it is new. Waits for another unit of work that is adding the same event. */
  add(event: HandledEvent): Promise<boolean>;
}

/** What one unit of work on payments can reach. */
export interface PaymentStore {
  readonly payments: Payments;
  readonly keys: PaymentKeys;
  readonly events: HandledEvents;
  readonly outgoing: Pick<WebhookEvents, 'publish'>;
  readonly audit: AuditLog;
  readonly outbox: Outbox;
}
