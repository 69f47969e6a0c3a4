import { defineEntity, p } from '@mikro-orm/core';
import type { IntentState, RefundState } from '../../../../domain/payments/observations.ts';
import { instant } from './columns.ts';

export const SandboxIntentRecord = defineEntity({
  name: 'SandboxIntent',
  tableName: 'sandbox_intents',
  properties: {
    id: p.string().length(255).primary(),
    payment_id: p.string().length(255),
    amount: p.bigint('number'),
    currency: p.string().length(3),
    payment_method: p.string().length(255),
    state: p.string().length(20).$type<IntentState>(),
    failure_code: p.string().length(100).nullable(),
    secret: p.string().length(255),
    attempts: p.integer(),
    created_at: instant(),
    confirmed_at: instant().nullable(),
  },
});

export const SandboxRefundRecord = defineEntity({
  name: 'SandboxRefund',
  tableName: 'sandbox_refunds',
  properties: {
    id: p.string().length(255).primary(),
    intent_id: p.string().length(255),
    refund_id: p.string().length(255).nullable(),
    amount: p.bigint('number'),
    currency: p.string().length(3),
    state: p.string().length(20).$type<RefundState>(),
    created_at: instant(),
  },
  indexes: [{ name: 'sandbox_refunds_of_intent', properties: ['intent_id'] }],
});

export const SandboxKeyRecord = defineEntity({
  name: 'SandboxKey',
  tableName: 'sandbox_keys',
  properties: {
    key: p.string().length(255).primary(),
    fingerprint: p.text(),
    /** JSON */
    answer: p.text(),
    created_at: instant(),
  },
});
