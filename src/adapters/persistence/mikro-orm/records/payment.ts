import { defineEntity, p } from '@mikro-orm/core';
import type { Currency, MinorUnits } from '../../../../domain/payments/money.ts';
import type { PaymentStatus } from '../../../../domain/payments/payment-status.ts';
import type { RefundStatus } from '../../../../domain/payments/refund-status.ts';
import { instant } from './columns.ts';

const amount = () => p.bigint('number').$type<MinorUnits>();

export const PaymentRecord = defineEntity({
  name: 'Payment',
  tableName: 'payments',
  checks: [{ name: 'payments_amount_check', expression: 'amount >= 1 AND amount <= 99999999' }],
  properties: {
    id: p.uuid().primary(),
    owner_id: p.string().length(255),
    gateway: p.string().length(20),
    amount: amount(),
    currency: p.string().length(3).$type<Currency>(),
    description: p.string().length(255).nullable(),
    payment_method: p.string().length(255),
    status: p.string().length(20).$type<PaymentStatus>(),
    intent_id: p.string().length(255).nullable().unique('payments_intent_id_key'),
    failure_code: p.string().length(100).nullable(),
    /** JSON */
    next_action: p.text().nullable(),
    /** JSON */
    disputes: p.text(),
    busy_until: instant().nullable(),
    created_at: instant(),
    updated_at: instant(),
    refunded_at: instant().nullable(),
  },
  indexes: [
    { name: 'payments_newest', properties: ['owner_id', 'created_at', 'id'] },
    { name: 'payments_pending', properties: ['gateway', 'id'], where: "status = 'pending'" },
  ],
});

export const RefundRecord = defineEntity({
  name: 'Refund',
  tableName: 'refunds',
  checks: [{ name: 'refunds_amount_check', expression: 'amount >= 1' }],
  properties: {
    id: p.uuid().primary(),
    payment_id: () => p.manyToOne(PaymentRecord).mapToPk().foreignKeyName('refunds_payment_id_fkey'),
    /** Which of the payment's refunds it is, from 0. */
    place: p.integer(),
    amount: amount(),
    status: p.string().length(20).$type<RefundStatus>(),
    reason: p.string().length(255).nullable(),
    gateway_id: p.string().length(255).nullable().unique('refunds_gateway_id_key'),
    failure_code: p.string().length(100).nullable(),
    busy_until: instant().nullable(),
    created_at: instant(),
    updated_at: instant(),
  },
  uniques: [{ name: 'refunds_payment_id_place_key', properties: ['payment_id', 'place'] }],
  indexes: [{ name: 'refunds_pending', properties: ['payment_id'], where: "status = 'pending'" }],
});

export const PaymentKeyRecord = defineEntity({
  name: 'PaymentKey',
  tableName: 'payment_keys',
  properties: {
    owner_id: p.string().length(255).primary(),
    key: p.string().length(255).primary(),
    fingerprint: p.text(),
    payment_id: p.uuid(),
    refund_id: p.uuid().nullable(),
    /** JSON */
    answer: p.text().nullable(),
    created_at: instant(),
  },
  indexes: [{ name: 'payment_keys_answered', properties: ['created_at'], where: 'answer is not null' }],
});

export const GatewayEventRecord = defineEntity({
  name: 'GatewayEvent',
  tableName: 'gateway_events',
  properties: {
    id: p.string().length(255).primary(),
    type: p.string().length(100),
    payment_id: p.uuid().nullable(),
    created_at: instant(),
  },
});
