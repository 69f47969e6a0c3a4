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
}

export const intentRules: Readonly<Record<IntentState, IntentRules>> = {
  unconfirmed: { hasCollected: false, isConfirmable: true, isCancelable: true, isDecline: false },
  action_needed: { hasCollected: false, isConfirmable: false, isCancelable: true, isDecline: false },
  processing: { hasCollected: false, isConfirmable: false, isCancelable: false, isDecline: false },
  paid: { hasCollected: true, isConfirmable: false, isCancelable: false, isDecline: false },
  declined: { hasCollected: false, isConfirmable: true, isCancelable: true, isDecline: true },
  closed: { hasCollected: false, isConfirmable: false, isCancelable: false, isDecline: false },
};

export interface IntentObservation {
  readonly id: string;
  readonly state: IntentState;
  readonly failureCode: string | null;
  readonly nextAction: NextAction | null;
}

export type RefundState = 'pending' | 'succeeded' | 'failed';

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
