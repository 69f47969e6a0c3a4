import type { KeptAnswer } from '../../../application/kernel/idempotency.ts';
import type { BoundKey } from '../../../application/payments/ports.ts';
import type { Instant } from '../../../domain/kernel/instant.ts';
import { moment, optional, optionalJson, required, text, uuid, varchar } from './definition/column.ts';
import { tableOf } from './definition/table.ts';

export interface PaymentKeyRow extends Omit<BoundKey, 'at'> {
  readonly answer: KeptAnswer | null;
  readonly createdAt: Instant;
}

export const paymentKeysTable = tableOf<PaymentKeyRow>()({
  name: 'payment_keys',
  columns: {
    ownerId: required(varchar(255), { primary: true }),
    key: required(varchar(255), { primary: true }),
    fingerprint: text(),
    paymentId: uuid(),
    refundId: optional(uuid()),
    answer: optionalJson(),
    createdAt: moment(),
  },
  indexes: [{ name: 'payment_keys_answered', fields: ['createdAt'], where: 'answer is not null' }],
  personal: {
    owners: ['ownerId'],
    exported: { as: 'paymentKeys', without: ['ownerId', 'fingerprint'] },
    erased: ['answer'],
    because: 'a key stays bound to its payment for ever',
  },
});
