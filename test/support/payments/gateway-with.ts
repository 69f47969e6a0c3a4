import { type Result, ResultAsync } from 'neverthrow';
import type { GatewayFailure, PaymentGateway } from '../../../src/application/payments/payment-gateway.ts';

type Around = <T>(
  name: keyof PaymentGateway,
  call: () => ResultAsync<T, GatewayFailure>,
  about: string,
) => ResultAsync<T, GatewayFailure> | Promise<Result<T, GatewayFailure>>;

/** A gateway with something around each of its calls. `about` is the intent's or the payment's id. */
export function gatewayWith(real: PaymentGateway, around: Around): PaymentGateway {
  const called = async <T>(
    name: keyof PaymentGateway,
    call: () => Promise<Result<T, GatewayFailure>>,
    about: string,
  ): Promise<Result<T, GatewayFailure>> => await around(name, () => new ResultAsync(call()), about);
  return {
    name: real.name,
    createIntent: (order, key) => called('createIntent', () => real.createIntent(order, key), order.paymentId),
    confirmIntent: (id, key) => called('confirmIntent', () => real.confirmIntent(id, key), id),
    retrieveIntent: (id) => called('retrieveIntent', () => real.retrieveIntent(id), id),
    cancelIntent: (id, key) => called('cancelIntent', () => real.cancelIntent(id, key), id),
    createRefund: (order, key) => called('createRefund', () => real.createRefund(order, key), order.intentId),
    listRefunds: (id) => called('listRefunds', () => real.listRefunds(id), id),
  };
}
