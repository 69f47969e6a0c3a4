import type { Instant } from '../kernel/instant.ts';

/** Who or what did it. `user`: a signed-in person (an admin too); `operator`: the command line; `gateway`: a webhook; `system`: a job. */
export type AuditActor =
  | { readonly type: 'user'; readonly id: string }
  | { readonly type: 'operator' | 'gateway' | 'system'; readonly id: string | null };

export type AuditDetails = Readonly<Record<string, string | number | boolean | null>>;

/** One thing that happened. Written in the same unit of work as the thing itself and never changed afterwards. */
export interface AuditEntry {
  /** A UUID of version 7, so that entries of one moment keep their order. */
  readonly id: string;
  readonly at: Instant;
  readonly actor: AuditActor;
  /** Whose affairs it concerns, which need not be the actor. */
  readonly userId: string | null;
  /** Stable, dotted, in the past: `payment.completed`, `session.revoked`. */
  readonly action: string;
  readonly subject: { readonly type: string; readonly id: string };
  /** The payment that it belongs to. */
  readonly transactionId: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly why: string | null;
  /** The gateway's own id of what moved. */
  readonly gatewayId: string | null;
  readonly requestId: string | null;
  readonly address: string | null;
  /** Never a secret. */
  readonly details: AuditDetails;
}

type Stated = Pick<AuditEntry, 'id' | 'at' | 'actor' | 'action' | 'subject'> & Partial<AuditEntry>;

/** What is left out is null. */
export const auditEntry = (stated: Stated): AuditEntry => ({
  userId: null,
  transactionId: null,
  from: null,
  to: null,
  why: null,
  gatewayId: null,
  requestId: null,
  address: null,
  details: {},
  ...stated,
});
