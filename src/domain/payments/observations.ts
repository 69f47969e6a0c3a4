import type { MinorUnits } from './money.ts';

/** What the payer still has to do, such as 3-D Secure. */
export interface NextAction {
  readonly type: string;
  readonly redirectUrl?: string;
  readonly clientSecret?: string;
}

/**
 * What the gateway shows of an intent. `declined`: the last attempt failed and another one could be made; `closed`: nothing can
 * ever be collected by it.
 */
export type IntentState = 'unconfirmed' | 'action_needed' | 'processing' | 'paid' | 'declined' | 'closed';

interface IntentRules {
  readonly hasCollected: boolean;
  readonly isConfirmable: boolean;
  readonly isCancelable: boolean;
  /** The last attempt failed, which alone is not the end of the intent. */
  readonly isDecline: boolean;
  /** Whose turn it is. */
  readonly awaits: 'our_confirmation' | 'payer' | 'bank' | null;
}

const rules = { hasCollected: false, isConfirmable: false, isCancelable: false, isDecline: false, awaits: null };

export const intentRules: Readonly<Record<IntentState, IntentRules>> = {
  unconfirmed: { ...rules, isConfirmable: true, isCancelable: true, awaits: 'our_confirmation' },
  action_needed: { ...rules, isCancelable: true, awaits: 'payer' },
  processing: { ...rules, awaits: 'bank' },
  paid: { ...rules, hasCollected: true },
  declined: { ...rules, isConfirmable: true, isCancelable: true, isDecline: true },
  closed: rules,
};

export interface IntentObservation {
  readonly id: string;
  readonly state: IntentState;
  readonly failureCode: string | null;
  readonly nextAction: NextAction | null;
}

export type RefundState = 'pending' | 'succeeded' | 'failed';

/** A failed refund uses up none of the collected amount. */
export const hasRefundFailed: Readonly<Record<RefundState, boolean>> = {
  pending: false,
  succeeded: false,
  failed: true,
};

export interface RefundObservation {
  /** The gateway's id. */
  readonly id: string;
  /** Ours, from the metadata; null where the refund was made in the gateway's own dashboard. */
  readonly refundId: string | null;
  readonly amount: MinorUnits;
  readonly state: RefundState;
  readonly failureCode: string | null;
}

export type DisputeState = 'open' | 'won' | 'lost';

export interface DisputeObservation {
  readonly id: string;
  readonly state: DisputeState;
}
