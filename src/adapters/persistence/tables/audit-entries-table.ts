import type { AuditActor, AuditEntry } from '../../../application/audit/ports.ts';
import { json, moment, optional, required, text, uuid, varchar } from './definition/column.ts';
import { tableOf } from './definition/table.ts';

export interface AuditEntryRow extends Omit<AuditEntry, 'actor' | 'subject' | 'from' | 'to'> {
  readonly actorType: AuditActor['type'];
  readonly actorId: AuditActor['id'];
  readonly subjectType: string;
  readonly subjectId: string;
  readonly fromState: string | null;
  readonly toState: string | null;
}

export const auditEntriesTable = tableOf<AuditEntryRow>()({
  name: 'audit_entries',
  columns: {
    id: required(uuid(), { primary: true }),
    at: moment(),
    actorType: varchar(20),
    actorId: optional(varchar(255)),
    userId: optional(varchar(255)),
    action: varchar(60),
    subjectType: varchar(40),
    subjectId: varchar(255),
    transactionId: optional(varchar(64)),
    fromState: optional(varchar(60)),
    toState: optional(varchar(60)),
    why: optional(text()),
    gatewayId: optional(varchar(255)),
    requestId: optional(varchar(128)),
    address: optional(varchar(64)),
    details: json(),
  },
  indexes: [
    { name: 'audit_entries_newest', fields: ['at', 'id'] },
    { name: 'audit_entries_of_user', fields: ['userId', 'at', 'id'] },
    { name: 'audit_entries_of_actor', fields: ['actorId', 'at', 'id'] },
    { name: 'audit_entries_of_transaction', fields: ['transactionId', 'at', 'id'] },
  ],
  personal: {
    owners: ['userId', 'actorId'],
    exported: { as: 'audit', without: ['userId'] },
    erased: ['address'],
    harmless: ['actorType', 'subjectType', 'subjectId'],
    because: 'what happened must stay known; it names the person by an id that leads nowhere any more',
  },
});

export const auditRowOf = ({ actor, subject, from, to, ...same }: AuditEntry): AuditEntryRow => ({
  ...same,
  actorType: actor.type,
  actorId: actor.id,
  subjectType: subject.type,
  subjectId: subject.id,
  fromState: from,
  toState: to,
});

export function auditEntryOf(row: AuditEntryRow): AuditEntry {
  const { actorType, actorId, subjectType, subjectId, fromState, toState, ...same } = row;
  // Its two columns were written from one actor, whose type says whether there is an id.
  const actor = { type: actorType, id: actorId } as AuditActor;
  return { ...same, actor, subject: { type: subjectType, id: subjectId }, from: fromState, to: toState };
}
