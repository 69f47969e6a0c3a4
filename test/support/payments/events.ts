import type { EventContent, GatewayEvent } from '../../../src/application/payments/gateway-events.ts';
import type { IntentAnswer } from '../../../src/application/payments/payment-gateway.ts';
import type { Payment } from '../../../src/domain/payments/payment.ts';

let count = 0;
export const event = (content: EventContent, id = `evt_${++count}`): GatewayEvent => ({
  id,
  type: 'a.type',
  at: '2026-03-01T10:00:00.000Z' as GatewayEvent['at'],
  content,
});

export const intent = (
  { facts }: Payment,
  state: IntentAnswer['state'],
  change: Partial<IntentAnswer> = {},
): EventContent => ({
  of: 'intent',
  intent: {
    id: facts.intentId ?? '',
    paymentId: facts.id,
    amount: facts.amount,
    amountReceived: state === 'paid' ? facts.amount : 0,
    currency: facts.currency.toLowerCase(),
    state,
    failureCode: null,
    nextAction: null,
    ...change,
  },
});
export const dispute = ({ facts }: Payment, state: 'open' | 'won' | 'lost', id = 'dp_1'): EventContent => ({
  of: 'dispute',
  intentId: facts.intentId ?? '',
  dispute: { id, state },
});
export const refund = ({ facts }: Payment, state: 'pending' | 'succeeded' | 'failed', change = {}): EventContent => ({
  of: 'refund',
  refund: {
    id: 're_1',
    intentId: facts.intentId ?? '',
    refundId: null,
    amount: 400,
    currency: 'usd',
    state,
    failureCode: null,
    ...change,
  },
});

/** Every order of these. */
export const orders = <T>(all: readonly T[]): T[][] =>
  all.length === 0
    ? [[]]
    : all.flatMap((one) => orders(all.filter((other) => other !== one)).map((rest) => [one, ...rest]));
