import { err, ok, type Result } from 'neverthrow';
import { type InvalidInput, invalidInput } from '../kernel/failure.ts';
import type { Instant } from '../kernel/instant.ts';
import { isAnyOpen, observeDispute } from './disputes.ts';
import {
  type AlreadyRefunded,
  alreadyRefunded,
  type NotRefundable,
  type TransitionRefused,
  transitionRefused,
} from './failures.ts';
import { type MinorUnits, minus, nothing, parseAmount, plus } from './money.ts';
import {
  type DisputeObservation,
  type IntentObservation,
  intentRules,
  type NextAction,
  type RefundObservation,
} from './observations.ts';
import { chargePhaseOf, isChargeOpen, type PaymentStatus } from './payment-status.ts';
import type { PaymentTerms } from './payment-terms.ts';
import type { RefundFacts, RefundOrder } from './refund.ts';
import { isRefundOpen } from './refund-status.ts';
import {
  addRefund,
  failRefund,
  newRefund,
  observeRefund,
  type RefundsChange,
  refundedAmount,
  reservedAmount,
} from './refunds.ts';
import { effectOfDispute, refundability, tellsOfRefunds } from './status-rules.ts';
import { checkTransition, type Transition } from './transitions.ts';

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
  readonly disputes: readonly DisputeObservation[];
  /** Until then the process that carries it out has it to itself. */
  readonly leasedUntil: Instant | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly refundedAt: Instant | null;
}

/** A payment as a rule left it, and the transitions that took it there. */
export interface PaymentChange {
  readonly payment: Payment;
  readonly transitions: readonly Transition[];
}

type Changed = Result<PaymentChange, TransitionRefused>;

/** A charge with its refunds and disputes. Refunds and disputes move its status, so all of them are one entity. */
export class Payment {
  readonly facts: PaymentFacts;

  private constructor(facts: PaymentFacts) {
    this.facts = facts;
  }

  static open(
    who: { readonly id: string; readonly ownerId: string; readonly gateway: string },
    terms: PaymentTerms,
    leasedUntil: Instant,
    now: Instant,
  ): PaymentChange {
    const facts: PaymentFacts = {
      ...who,
      ...terms,
      status: 'pending',
      intentId: null,
      failureCode: null,
      nextAction: null,
      refunds: [],
      disputes: [],
      leasedUntil,
      createdAt: now,
      updatedAt: now,
      refundedAt: null,
    };
    return { payment: new Payment(facts), transitions: [transitionOf(facts, null)] };
  }

  /** For storage. */
  static restore(facts: PaymentFacts): Payment {
    return new Payment(facts);
  }

  get refunded(): MinorUnits {
    return refundedAmount(this.facts.refunds);
  }

  get reserved(): MinorUnits {
    return reservedAmount(this.facts.refunds);
  }

  get isOpen(): boolean {
    return isChargeOpen(this.facts.status);
  }

  refund(id: string): RefundFacts | undefined {
    return this.facts.refunds.find((refund) => refund.id === id);
  }

  hasOpenRefund(id: string): boolean {
    const refund = this.refund(id);
    return refund !== undefined && isRefundOpen(refund.status);
  }

  unchanged(): PaymentChange {
    return { payment: this, transitions: [] };
  }

  /** Takes or gives back the lease; nothing that a client can see. */
  lease(leasedUntil: Instant | null): Payment {
    return this.#with({ leasedUntil });
  }

  leaseRefund(refundId: string, leasedUntil: Instant | null): Payment {
    const refunds = this.facts.refunds.map((refund) => (refund.id === refundId ? { ...refund, leasedUntil } : refund));
    return this.#with({ refunds });
  }

  /** From here on the intent may be confirmed, and no other one. */
  attach(intentId: string): Result<Payment, TransitionRefused> {
    if (this.facts.intentId === intentId) return ok(this);
    if (this.facts.intentId === null) return ok(this.#with({ intentId }));
    return err(transitionRefused(`intent ${this.facts.intentId}`, `intent ${intentId}`));
  }

  /** Applies what the gateway shows. What is older than what is known changes nothing. */
  observeIntent(observed: IntentObservation, now: Instant): Changed {
    return this.attach(observed.id).andThen((payment) => {
      switch (chargePhaseOf(payment.facts.status)) {
        case 'open':
          return payment.#observeOpenIntent(observed, now);
        case 'collected':
          return ok(payment.unchanged());
        case 'failed':
          return intentRules[observed.state].hasCollected
            ? err(transitionRefused('failed', 'completed'))
            : ok(payment.unchanged());
      }
    });
  }

  /** Gives up a payment that has no intent, so that nothing can have been collected and nothing can be any more. */
  abandon(now: Instant): Changed {
    if (this.facts.intentId !== null) return err(transitionRefused(`intent ${this.facts.intentId}`, 'abandoned'));
    return this.#settle('failed', { failureCode: 'abandoned' }, now);
  }

  /** The gateway refused to make or confirm the intent. */
  failCharge(failureCode: string, now: Instant): Changed {
    return this.isOpen ? this.#settle('failed', { failureCode }, now) : ok(this.unchanged());
  }

  reserveRefund(
    order: RefundOrder,
    now: Instant,
  ): Result<PaymentChange & { readonly refund: RefundFacts }, InvalidInput | AlreadyRefunded | NotRefundable> {
    const { status, amount, refunds } = this.facts;
    const allowed = refundability[status];
    if (allowed !== 'refundable') return err(allowed);
    const left = minus(amount, plus(this.refunded, this.reserved));
    if (left <= nothing) return err(alreadyRefunded);
    return parseAmount(order.amount ?? left, left)
      .mapErr((violation) => invalidInput(violation))
      .map((wanted) => {
        const { id, reason, leasedUntil } = order;
        const refund = { ...newRefund(id, wanted, now), reason, leasedUntil };
        const { refunds: reserved, transitions } = addRefund(refunds, refund);
        return { payment: this.#with({ refunds: reserved, updatedAt: now }), refund, transitions };
      });
  }

  /** `newId` is for a refund that was made in the gateway's dashboard and has no row yet. */
  observeRefund(observed: RefundObservation, newId: string, now: Instant): Changed {
    if (chargePhaseOf(this.facts.status) !== 'collected') return err(transitionRefused(this.facts.status, 'refunded'));
    return observeRefund(this.facts.refunds, observed, newId, now).andThen((change) => this.#withRefunds(change, now));
  }

  /** Releases what was reserved. */
  failRefund(refundId: string, failureCode: string, now: Instant): Changed {
    return failRefund(this.facts.refunds, refundId, failureCode, now).andThen((change) =>
      this.#withRefunds(change, now),
    );
  }

  observeDispute(dispute: DisputeObservation, now: Instant): Changed {
    const effect = effectOfDispute[this.facts.status];
    if (effect === 'refused') return err(transitionRefused(this.facts.status, 'disputed'));
    const disputes = observeDispute(this.facts.disputes, dispute);
    if (disputes === this.facts.disputes) return ok(this.unchanged());
    const noted = this.#with({ disputes, updatedAt: now });
    if (effect === 'kept') return ok(noted.unchanged());
    const opened = effect === 'is_open' ? ok(noted.unchanged()) : noted.#move('disputed', {}, now);
    return followedBy(opened, (open) => open.#closeDispute(dispute.state, now));
  }

  #observeOpenIntent(observed: IntentObservation, now: Instant): Changed {
    switch (observed.state) {
      case 'paid':
        return this.#settle('completed', {}, now);
      case 'declined':
        // Whoever holds the secret can try another card: such an intent must be canceled first.
        if (this.facts.nextAction !== null) return ok(this.unchanged());
        return this.#settle('failed', { failureCode: observed.failureCode ?? 'card_declined' }, now);
      case 'closed':
        return this.#settle('failed', { failureCode: observed.failureCode ?? 'canceled' }, now);
      case 'unconfirmed':
      case 'action_needed':
      case 'processing': {
        const nextAction = observed.nextAction ?? this.facts.nextAction;
        const isSame = JSON.stringify(nextAction) === JSON.stringify(this.facts.nextAction);
        return ok((isSame ? this : this.#with({ nextAction, updatedAt: now })).unchanged());
      }
    }
  }

  #withRefunds({ refunds, transitions }: RefundsChange, now: Instant): Changed {
    if (transitions.length === 0) return ok(this.#with({ refunds }).unchanged());
    const refunded = refundedAmount(refunds);
    const lastRefundedAt = refunded === nothing ? null : this.facts.refundedAt;
    const payment = this.#with({
      refunds,
      refundedAt: refunded > this.refunded ? now : lastRefundedAt,
      updatedAt: now,
    });
    return followedBy(ok({ payment, transitions }), (next) => next.#followRefunds(now));
  }

  /** Brings the status to what was refunded. */
  #followRefunds(now: Instant): Changed {
    const { status, amount } = this.facts;
    if (!tellsOfRefunds[status]) return ok(this.unchanged());
    const part = this.refunded >= amount ? 'refunded' : 'partially_refunded';
    const wanted = this.refunded === nothing ? 'completed' : part;
    return wanted === status ? ok(this.unchanged()) : this.#move(wanted, {}, now);
  }

  /** The money comes back only when no other dispute is open. */
  #closeDispute(state: DisputeObservation['state'], now: Instant): Changed {
    switch (state) {
      case 'open':
        return ok(this.unchanged());
      case 'lost':
        return this.#move('lost', {}, now);
      case 'won':
        if (isAnyOpen(this.facts.disputes)) return ok(this.unchanged());
        return followedBy(this.#move('completed', {}, now), (back) => back.#followRefunds(now));
    }
  }

  #settle(to: PaymentStatus, change: Partial<PaymentFacts>, now: Instant): Changed {
    return this.#move(to, { nextAction: null, leasedUntil: null, ...change }, now);
  }

  #move(to: PaymentStatus, change: Partial<PaymentFacts>, now: Instant): Changed {
    return checkTransition(this.facts.status, to).map((status) => {
      const payment = this.#with({ ...change, status, updatedAt: now });
      return { payment, transitions: [transitionOf(payment.facts, this.facts.status)] };
    });
  }

  #with(change: Partial<PaymentFacts>): Payment {
    return new Payment({ ...this.facts, ...change });
  }
}

/** One step after another; the transitions of both are kept, in their order. */
const followedBy = (first: Changed, next: (payment: Payment) => Changed): Changed =>
  first.andThen(({ payment, transitions }) =>
    next(payment).map((change) => ({
      payment: change.payment,
      transitions: [...transitions, ...change.transitions],
    })),
  );

const transitionOf = (facts: PaymentFacts, from: PaymentStatus | null): Transition => ({
  of: 'payment',
  id: facts.id,
  from,
  to: facts.status,
  amount: facts.amount,
  gatewayId: facts.intentId,
  failureCode: facts.failureCode,
});
