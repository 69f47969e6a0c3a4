import type { MinorUnits } from '../../../../src/domain/payments/money.ts';
import { actor, repeatable, terms } from '../payment-harness.ts';
import type { OpenPayments } from './open-payments.ts';

export const amount = 1000 as MinorUnits;

/** One charge and the refund of a part of it, each under its key. */
export async function payAndRefund({ payments, store }: OpenPayments): Promise<void> {
  await payments.make.execute(actor(), terms({ amount }), repeatable('charge'));
  const id = (await store.keys.find('ada', 'charge'))?.paymentId;
  if (id === undefined) throw new Error('the key of the charge is bound to nothing');
  await payments.refund.execute(actor(), id, { amount: 300 }, repeatable('refund'));
}
