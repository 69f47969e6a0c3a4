import { defineEntity, p } from '@mikro-orm/core';
import type { AuditActor } from '../../../../application/audit/ports.ts';
import { instant } from './columns.ts';

export const AuditRecord = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entries',
  properties: {
    id: p.uuid().primary(),
    at: instant(),
    actor_type: p.string().length(20).$type<AuditActor['type']>(),
    actor_id: p.string().length(255).nullable(),
    user_id: p.string().length(255).nullable(),
    action: p.string().length(60),
    subject_type: p.string().length(40),
    subject_id: p.string().length(255),
    transaction_id: p.string().length(64).nullable(),
    from_state: p.string().length(60).nullable(),
    to_state: p.string().length(60).nullable(),
    why: p.text().nullable(),
    gateway_id: p.string().length(255).nullable(),
    request_id: p.string().length(128).nullable(),
    address: p.string().length(64).nullable(),
    /** JSON */
    details: p.text(),
  },
  indexes: [
    { name: 'audit_entries_newest', properties: ['at', 'id'] },
    { name: 'audit_entries_of_user', properties: ['user_id', 'at', 'id'] },
    { name: 'audit_entries_of_actor', properties: ['actor_id', 'at', 'id'] },
    { name: 'audit_entries_of_transaction', properties: ['transaction_id', 'at', 'id'] },
  ],
});
