import type { AuditActor } from '../audit/ports.ts';
import type { Actor } from '../kernel/actor.ts';

/** Who or what changed a payment, and why: for its audit rows. */
export interface Cause {
  readonly actor: AuditActor;
  readonly why: string;
  readonly requestId: string | null;
  readonly address: string | null;
}

export const byUser = ({ userId, origin }: Actor, why: string): Cause => ({
  actor: { type: 'user', id: userId },
  why,
  requestId: origin.requestId,
  address: origin.address,
});

export const byOperator = (actor: AuditActor): Cause => ({
  actor,
  why: 'requested',
  requestId: null,
  address: null,
});

export const byReconciliation = (why: string): Cause => ({
  actor: { type: 'system', id: 'reconciliation' },
  why,
  requestId: null,
  address: null,
});

export const byGateway = (gateway: string, why: string, requestId: string | null): Cause => ({
  actor: { type: 'gateway', id: gateway },
  why,
  requestId,
  address: null,
});
