import type { ResultAsync } from 'neverthrow';
import type { GatewayFailure, PaymentGateway } from '../../../src/application/payments/gateway.ts';

type Around = <T>(
  name: keyof PaymentGateway,
  call: () => ResultAsync<T, GatewayFailure>,
  about: string,
) => ResultAsync<T, GatewayFailure>;

/** A gateway with something around each of its calls. `about` is the intent's or the payment's id. */
export const gatewayWith = (real: PaymentGateway, around: Around): PaymentGateway => ({
  name: real.name,
  prepare: (order, key) => around('prepare', () => real.prepare(order, key), order.paymentId),
  confirm: (id, key) => around('confirm', () => real.confirm(id, key), id),
  look: (id) => around('look', () => real.look(id), id),
  close: (id, key) => around('close', () => real.close(id, key), id),
  refund: (order, key) => around('refund', () => real.refund(order, key), order.intentId),
  refundsOf: (id) => around('refundsOf', () => real.refundsOf(id), id),
});
