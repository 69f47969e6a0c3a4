import { type AuditActor, type AuditDetails, type AuditEntry, auditEntry } from '../audit/ports.ts';
import type { Actor, Origin } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import type { AccountStore } from './account-store.ts';

export type SecurityAction =
  | 'user.registered'
  | 'user.renamed'
  | 'user.verified'
  | 'user.exported'
  | 'user.erased'
  | 'user.locked'
  | 'user.unlocked'
  | 'user.role_changed'
  | 'password.changed'
  | 'password.reset_requested'
  | 'password.check_refused'
  | 'email.verification_requested'
  | 'sign_in.refused'
  | 'sign_in.locked'
  | 'session.opened'
  | 'session.ended'
  | 'session.stolen'
  | 'token.issued'
  | 'admin.refused';

export interface SecurityEvent {
  readonly action: SecurityAction;
  readonly actor: AuditActor;
  /** Whom it concerns; null where an address belongs to nobody. */
  readonly userId: string | null;
  readonly origin: Origin;
  readonly sessionId?: string;
  readonly why?: string;
  readonly from?: string;
  readonly to?: string;
  readonly details?: AuditDetails;
}

/** The caller of a route that asks for no token. */
export const anonymous: AuditActor = { type: 'system', id: null };
export const userActor = (userId: string): AuditActor => ({ type: 'user', id: userId });
export const causedBy = ({ userId, origin }: Actor): Pick<SecurityEvent, 'actor' | 'userId' | 'origin'> => ({
  actor: userActor(userId),
  userId,
  origin,
});

export const commandLineOrigin: Origin = { requestId: null, address: null, userAgent: null };

/** Who decides about other people's accounts: the command line, or an admin. */
export type Agent = Pick<SecurityEvent, 'actor' | 'origin'>;
export const adminAgent = ({ userId, origin }: Actor): Agent => ({ actor: userActor(userId), origin });

/** Writes what happened to an account into the audit log, in the unit of work in which it happened. */
export class SecurityEvents {
  readonly #ids: Ids;
  readonly #clock: Clock;
  readonly #log: Pick<Log, 'info'>;

  constructor(ids: Ids, clock: Clock, log: Pick<Log, 'info'>) {
    this.#ids = ids;
    this.#clock = clock;
    this.#log = log;
  }

  async record({ audit }: Pick<AccountStore, 'audit'>, ...events: readonly SecurityEvent[]): Promise<void> {
    await audit.record(events.map((event) => this.#entry(event)));
    for (const { action, userId, sessionId, why, origin } of events)
      this.#log.info(action, { userId, sessionId, why, requestId: origin.requestId, address: origin.address });
  }

  #entry({ action, actor, userId, origin, sessionId, why, from, to, details }: SecurityEvent): AuditEntry {
    const ofUser = { type: 'user', id: userId ?? 'unknown' };
    return auditEntry({
      id: this.#ids.uuid(),
      at: this.#clock.now(),
      actor,
      userId,
      action,
      subject: sessionId === undefined ? ofUser : { type: 'session', id: sessionId },
      from: from ?? null,
      to: to ?? null,
      why: why ?? null,
      requestId: origin.requestId,
      address: origin.address,
      details: details ?? {},
    });
  }
}
