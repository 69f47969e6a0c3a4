import { err, ok, type Result } from 'neverthrow';
import type { InvalidInput } from '../kernel/failure.ts';
import type { Instant } from '../kernel/instant.ts';
import { seeDispute } from './disputes.ts';
import { type AlreadyRefunded, type MoveRefused, moveRefused, type NotRefundable } from './failures.ts';
import type { MinorUnits, Money } from './money.ts';
import { type Move, movePayment, type PaymentStatus } from './moves.ts';
import { type RefundFacts, refundedOf, reservedOf } from './refund.ts';
import { failRefund, type RefundOrder, reserveRefund, seeRefund } from './refunding.ts';
import type { DisputeSight, IntentSight, NextAction, RefundSight } from './sights.ts';

export const descriptionBounds = { max: 255 } as const;

/** What a person asks for. `paymentMethod` is the gateway's id of it; card numbers never come here. */
export interface PaymentTerms extends Money {
  readonly description: string | null;
  readonly paymentMethod: string;
}

export interface PaymentFacts extends PaymentTerms {
  readonly id: string;
  readonly ownerId: string;
  readonly gateway: string;
  readonly status: PaymentStatus;
  /** The gateway's id of the one intent that may collect for this payment. */
  readonly intentId: string | null;
  readonly failureCode: string | null;
  /** Once set, somebody outside may hold the intent's secret. */
  readonly nextAction: NextAction | null;
  readonly refunds: readonly RefundFacts[];
  readonly disputes: readonly DisputeSight[];
  /** Until then the process that carries it out has it to itself. */
  readonly busyUntil: Instant | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly refundedAt: Instant | null;
}

export interface Settled {
  readonly payment: Payment;
  readonly moves: readonly Move[];
}

export class Payment {
  readonly facts: PaymentFacts;

  private constructor(facts: PaymentFacts) {
    this.facts = facts;
  }

  static open(
    who: { readonly id: string; readonly ownerId: string; readonly gateway: string },
    terms: PaymentTerms,
    busyUntil: Instant,
    now: Instant,
  ): Settled {
    const facts: PaymentFacts = {
      ...who,
      ...terms,
      status: 'pending',
      intentId: null,
      failureCode: null,
      nextAction: null,
      refunds: [],
      disputes: [],
      busyUntil,
      createdAt: now,
      updatedAt: now,
      refundedAt: null,
    };
    return { payment: new Payment(facts), moves: [moveOf(facts, null)] };
  }

  /** For storage, and for the parts of this entity that live in files of their own. */
  static restore(facts: PaymentFacts): Payment {
    return new Payment(facts);
  }

  get refunded(): MinorUnits {
    return refundedOf(this.facts.refunds);
  }

  get reserved(): MinorUnits {
    return reservedOf(this.facts.refunds);
  }

  refund(id: string): RefundFacts | undefined {
    return this.facts.refunds.find((refund) => refund.id === id);
  }

  /** Takes or gives back the lease; nothing that a client can see. */
  lease(busyUntil: Instant | null): Payment {
    return new Payment({ ...this.facts, busyUntil });
  }

  leaseRefund(refundId: string, busyUntil: Instant | null): Payment {
    const refunds = this.facts.refunds.map((refund) => (refund.id === refundId ? { ...refund, busyUntil } : refund));
    return new Payment({ ...this.facts, refunds });
  }

  /** From here on the intent may be confirmed, and no other one. */
  attach(intentId: string): Result<Payment, MoveRefused> {
    if (this.facts.intentId === intentId) return ok(this);
    if (this.facts.intentId !== null) return err(moveRefused(`intent ${this.facts.intentId}`, `intent ${intentId}`));
    return ok(new Payment({ ...this.facts, intentId }));
  }

  /** Applies what the gateway shows. What is older than what is known changes nothing. */
  see(intent: IntentSight, now: Instant): Result<Settled, MoveRefused> {
    return this.attach(intent.id).andThen((payment) => {
      const { status } = payment.facts;
      if (intent.state === 'paid' && status === 'failed') return err(moveRefused('failed', 'completed'));
      if (status !== 'pending') return ok({ payment, moves: [] });
      if (intent.state === 'paid') return payment.#move('completed', {}, now);
      // Whoever holds the secret can try another card: such an intent must be closed first.
      if (intent.state === 'declined' && payment.facts.nextAction !== null) return ok({ payment, moves: [] });
      if (intent.state === 'closed' || intent.state === 'declined')
        return payment.#move('failed', { failureCode: intent.failureCode ?? 'canceled' }, now);
      const nextAction = intent.nextAction ?? payment.facts.nextAction;
      const same = JSON.stringify(nextAction) === JSON.stringify(payment.facts.nextAction);
      const seen = same ? payment : new Payment({ ...payment.facts, nextAction, updatedAt: now });
      return ok({ payment: seen, moves: [] });
    });
  }

  /** Gives up a payment that has no intent, so that nothing can have been collected and nothing can be any more. */
  abandon(now: Instant): Result<Settled, MoveRefused> {
    if (this.facts.intentId !== null) return err(moveRefused(`intent ${this.facts.intentId}`, 'abandoned'));
    return this.#move('failed', { failureCode: 'abandoned' }, now);
  }

  /** The gateway refused to make or confirm the intent. */
  refuse(failureCode: string, now: Instant): Result<Settled, MoveRefused> {
    if (this.facts.status !== 'pending') return ok({ payment: this, moves: [] });
    return this.#move('failed', { failureCode }, now);
  }

  reserveRefund(
    order: RefundOrder,
    now: Instant,
  ): Result<Settled & { readonly refund: RefundFacts }, InvalidInput | AlreadyRefunded | NotRefundable> {
    return reserveRefund(this, order, now);
  }

  /** `newId` is for a refund that was made at the gateway's desk and has no row yet. */
  seeRefund(sight: RefundSight, newId: string, now: Instant): Result<Settled, MoveRefused> {
    return seeRefund(this, sight, newId, now);
  }

  /** Releases what was reserved. */
  failRefund(refundId: string, failureCode: string, now: Instant): Result<Settled, MoveRefused> {
    return failRefund(this, refundId, failureCode, now);
  }

  seeDispute(dispute: DisputeSight, now: Instant): Result<Settled, MoveRefused> {
    return seeDispute(this, dispute, now);
  }

  #move(to: PaymentStatus, change: Partial<PaymentFacts>, now: Instant): Result<Settled, MoveRefused> {
    return moved(this, to, { nextAction: null, busyUntil: null, ...change }, now);
  }
}

/** Moves a payment if its table of ways allows it; only the files of this folder call it. */
export function moved(
  payment: Payment,
  to: PaymentStatus,
  change: Partial<PaymentFacts>,
  now: Instant,
): Result<Settled, MoveRefused> {
  return movePayment(payment.facts.status, to).map((status) => {
    const facts = { ...payment.facts, ...change, status, updatedAt: now };
    return { payment: Payment.restore(facts), moves: [moveOf(facts, payment.facts.status)] };
  });
}

const moveOf = (facts: PaymentFacts, from: PaymentStatus | null): Move => ({
  of: 'payment',
  id: facts.id,
  from,
  to: facts.status,
  amount: facts.amount,
  gatewayId: facts.intentId,
  failureCode: facts.failureCode,
});
