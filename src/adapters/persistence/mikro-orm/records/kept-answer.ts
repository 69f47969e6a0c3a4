import { defineEntity, p } from '@mikro-orm/core';
import { instant } from './columns.ts';

export const KeptAnswerRecord = defineEntity({
  name: 'KeptAnswer',
  tableName: 'idempotency_records',
  properties: {
    owner_id: p.string().length(255).primary(),
    key: p.string().length(255).primary(),
    fingerprint: p.text(),
    status: p.smallint(),
    headers: p.text(),
    body: p.text(),
    created_at: instant(),
  },
  indexes: [{ name: 'idempotency_records_created_at', properties: ['created_at'] }],
});
