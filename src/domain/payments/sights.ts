import type { MinorUnits } from './money.ts';

/** What the payer still has to do, such as 3-D Secure. */
export interface NextAction {
  readonly type: string;
  readonly redirectUrl?: string;
  readonly clientSecret?: string;
}

/**
 * What the gateway says of an intent. `declined`: the last attempt failed and another one could be made; `closed`: nothing can
 * ever be collected by it.
 */
export type IntentState = 'unconfirmed' | 'action_needed' | 'processing' | 'paid' | 'declined' | 'closed';

export interface IntentSight {
  readonly id: string;
  readonly state: IntentState;
  readonly failureCode: string | null;
  readonly nextAction: NextAction | null;
}

export type RefundSightState = 'pending' | 'succeeded' | 'failed';

export interface RefundSight {
  /** The gateway's id. */
  readonly id: string;
  /** Ours, from the metadata; null where the refund was made at the gateway's own desk. */
  readonly refundId: string | null;
  readonly amount: MinorUnits;
  readonly state: RefundSightState;
  readonly failureCode: string | null;
}

export type DisputeState = 'open' | 'won' | 'lost';

export interface DisputeSight {
  readonly id: string;
  readonly state: DisputeState;
}
