import type { Instant } from '../../domain/kernel/instant.ts';
import type { IntentState, RefundState } from '../../domain/payments/observations.ts';
import type { UnitOfWork } from '../kernel/unit-of-work.ts';
import type { IntentAnswer, RefundAnswer } from './payment-gateway.ts';

export interface SandboxIntent {
  readonly id: string;
  readonly paymentId: string;
  readonly amount: number;
  readonly currency: string;
  readonly paymentMethod: string;
  readonly state: IntentState;
  readonly failureCode: string | null;
  readonly secret: string;
  /** How often it was confirmed. */
  readonly attempts: number;
  readonly createdAt: Instant;
  readonly confirmedAt: Instant | null;
}

export interface SandboxRefund {
  readonly id: string;
  readonly intentId: string;
  readonly refundId: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly state: RefundState;
  readonly createdAt: Instant;
}

/** What a key stands for, and the first answer to it. */
export interface SandboxKey {
  readonly key: string;
  readonly fingerprint: string;
  readonly answer: { readonly given: IntentAnswer | RefundAnswer } | { readonly refused: string };
  readonly at: Instant;
}

/** The records of a gateway that moves no money. They outlive the process, as a real gateway's do. */
export interface SandboxLedger {
  /** One at a time, until the running unit of work ends. */
  lock(name: string): Promise<void>;
  intent(id: string): Promise<SandboxIntent | undefined>;
  saveIntent(intent: SandboxIntent): Promise<void>;
  refundsOf(intentId: string): Promise<readonly SandboxRefund[]>;
  addRefund(refund: SandboxRefund): Promise<void>;
  key(key: string): Promise<SandboxKey | undefined>;
  saveKey(key: SandboxKey): Promise<void>;
}

export type SandboxUnit = UnitOfWork<SandboxLedger>;
