import Stripe from 'stripe';
import { Client, type Received } from '../client.ts';
import { secondsOf } from '../memory-product.ts';
import type { PaymentsApi } from './payments-api.ts';

export const webhookSecret = 'whsec_of_the_tests';

let count = 0;

/** Sends events as Stripe does, each with an id of its own unless one is given. */
export const webhookSender = ({ listener, clock }: Pick<PaymentsApi, 'listener' | 'clock'>) => {
  const client = new Client(listener);
  return async (type: string, object: object, id = `evt_http_${++count}`): Promise<Received> => {
    const timestamp = secondsOf(clock.now());
    const payload = JSON.stringify({
      id,
      object: 'event',
      type,
      created: timestamp,
      livemode: false,
      data: { object },
    });
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: webhookSecret, timestamp });
    const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Stripe-Signature': signature };
    return await client.ask('POST', '/api/webhooks/stripe', { raw: payload, headers });
  };
};

interface Transaction {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
  readonly stripeTransactionId: string;
}

const money = ({ amount, currency }: Transaction) => ({ amount, currency: currency.toLowerCase() });

/** Objects of Stripe about a transaction. */
export const stripeObjects = {
  intent: (of: Transaction, change: object = {}) => ({
    ...money(of),
    id: of.stripeTransactionId,
    object: 'payment_intent',
    status: 'processing',
    amount_received: of.amount,
    metadata: { paymentId: of.id },
    ...change,
  }),
  charge: (of: Transaction, change: object = {}) => ({
    ...money(of),
    id: 'ch_1',
    object: 'charge',
    payment_intent: of.stripeTransactionId,
    amount_captured: of.amount,
    metadata: { paymentId: of.id },
    ...change,
  }),
  refund: (of: Transaction, change: object = {}) => ({
    ...money(of),
    id: `re_${of.id}`,
    object: 'refund',
    amount: 500,
    status: 'succeeded',
    payment_intent: of.stripeTransactionId,
    ...change,
  }),
  dispute: (of: Transaction, status: string) => ({
    ...money(of),
    id: `dp_${of.id}`,
    object: 'dispute',
    status,
    payment_intent: of.stripeTransactionId,
  }),
};
