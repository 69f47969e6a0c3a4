import type { Selectable } from 'kysely';
import type { AuditActor, AuditDetails, AuditEntry } from '../../../../application/audit/ports.ts';
import type { Tables } from '../records/list.ts';

type Row = Selectable<Tables['audit_entries']>;

export const toRow = (entry: AuditEntry): Row => ({
  id: entry.id,
  at: entry.at,
  actor_type: entry.actor.type,
  actor_id: entry.actor.id,
  user_id: entry.userId,
  action: entry.action,
  subject_type: entry.subject.type,
  subject_id: entry.subject.id,
  transaction_id: entry.transactionId,
  from_state: entry.from,
  to_state: entry.to,
  why: entry.why,
  gateway_id: entry.gatewayId,
  request_id: entry.requestId,
  address: entry.address,
  details: JSON.stringify(entry.details),
});

export const toEntry = (row: Row): AuditEntry =>
  ({
    id: row.id,
    at: row.at,
    actor: { type: row.actor_type, id: row.actor_id } as AuditActor,
    userId: row.user_id,
    action: row.action,
    subject: { type: row.subject_type, id: row.subject_id },
    transactionId: row.transaction_id,
    from: row.from_state,
    to: row.to_state,
    why: row.why,
    gatewayId: row.gateway_id,
    requestId: row.request_id,
    address: row.address,
    details: JSON.parse(row.details) as AuditDetails,
  }) satisfies Record<keyof AuditEntry, unknown>;
