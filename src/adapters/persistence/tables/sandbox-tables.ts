import type { SandboxIntent, SandboxKey, SandboxRefund } from '../../../application/payments/sandbox-ledger.ts';
import type { Instant } from '../../../domain/kernel/instant.ts';
import { bigint, integer, json, moment, optional, required, text, varchar } from './definition/column.ts';
import { tableOf } from './definition/table.ts';

const personal = { impersonal: 'the ledger of a gateway that moves no money' };

export const sandboxIntentsTable = tableOf<SandboxIntent>()({
  name: 'sandbox_intents',
  columns: {
    id: required(varchar(255), { primary: true }),
    paymentId: varchar(255),
    amount: bigint(),
    currency: varchar(3),
    paymentMethod: varchar(255),
    state: varchar(20),
    failureCode: optional(varchar(100)),
    secret: varchar(255),
    attempts: integer(),
    createdAt: moment(),
    confirmedAt: optional(moment()),
  },
  personal,
});

export const sandboxRefundsTable = tableOf<SandboxRefund>()({
  name: 'sandbox_refunds',
  columns: {
    id: required(varchar(255), { primary: true }),
    intentId: varchar(255),
    refundId: optional(varchar(255)),
    amount: bigint(),
    currency: varchar(3),
    state: varchar(20),
    createdAt: moment(),
  },
  indexes: [{ name: 'sandbox_refunds_of_intent', fields: ['intentId'] }],
  personal,
});

export interface SandboxKeyRow extends Omit<SandboxKey, 'at'> {
  readonly createdAt: Instant;
}

export const sandboxKeysTable = tableOf<SandboxKeyRow>()({
  name: 'sandbox_keys',
  columns: {
    key: required(varchar(255), { primary: true }),
    fingerprint: text(),
    answer: json(),
    createdAt: moment(),
  },
  personal,
});
