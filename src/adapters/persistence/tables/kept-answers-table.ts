import type { KeptAnswer, RepeatableRequest } from '../../../application/kernel/idempotency.ts';
import type { Instant } from '../../../domain/kernel/instant.ts';
import { json, moment, required, smallint, text, varchar } from './definition/column.ts';
import { ownRows } from './definition/personal.ts';
import { tableOf } from './definition/table.ts';

export interface KeptAnswerRow extends RepeatableRequest, KeptAnswer {
  readonly createdAt: Instant;
}

export const keptAnswersTable = tableOf<KeptAnswerRow>()({
  name: 'idempotency_records',
  columns: {
    ownerId: required(varchar(255), { primary: true }),
    key: required(varchar(255), { primary: true }),
    fingerprint: text(),
    status: smallint(),
    headers: json(),
    body: text(),
    createdAt: moment(),
  },
  indexes: [{ name: 'idempotency_records_created_at', fields: ['createdAt'] }],
  personal: ownRows('keptAnswers', { owner: 'ownerId', without: ['fingerprint', 'headers'] }),
});
