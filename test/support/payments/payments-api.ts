import { type PaymentGateway, unreachable } from '../../../src/application/payments/payment-gateway.ts';
import { accounts } from '../../../src/infrastructure/wiring/tokens/account-tokens.ts';
import { payments } from '../../../src/infrastructure/wiring/tokens/payment-tokens.ts';
import { asTheProductSays } from '../as-documented.ts';
import { Client, type Received, type Sent } from '../client.ts';
import { type MemoryProduct, memoryProduct, type ProductSettings, secondsOf } from '../memory-product.ts';
import { signed } from '../todo-api.ts';

export interface PaymentsApi extends MemoryProduct {
  /** As one of the users, `ada` unless another is named. */
  ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, sent?: Sent, userId?: string): Promise<Received>;
  pay(change?: object, headers?: Sent['headers'], userId?: string): Promise<Received>;
  /** Makes somebody who has been here an admin, or takes it back. */
  giveRole(userId: string, role: 'user' | 'admin'): Promise<void>;
}

type Settings = ProductSettings & { readonly gateway?: (real: PaymentGateway) => PaymentGateway };

/** The product in memory as a checkout page sees it, with nothing to wait for between two tries. */
export function paymentsApi({ gateway = (real) => real, ...settings }: Settings = {}): PaymentsApi {
  const product = memoryProduct({
    ...settings,
    rewire: (container) => {
      const real = container.get(payments.gateway);
      container.rebind(payments.gateway).toConstantValue(gateway(real));
      container.rebind(payments.delay).toConstantValue({ pause: async () => {} });
    },
  });
  const client = new Client(product.listener, asTheProductSays(product.container));
  const ask: PaymentsApi['ask'] = async (method, path, sent = {}, userId = 'ada') => {
    const now = secondsOf(product.clock.now());
    const token = await signed({ user_id: userId, email: `${userId}@example.com`, iat: now, exp: now + 3600 });
    return await client.ask(method, path, { token, ...sent });
  };
  return {
    ...product,
    ask,
    pay: (change = {}, headers = {}, userId = 'ada') =>
      ask('POST', '/api/payments', { json: { ...order, ...change }, headers }, userId),
    giveRole: async (userId, role) => {
      (
        await product.container.get(accounts.operatorUseCases).changeAccountStatus.giveRole(userId, role)
      )._unsafeUnwrap();
    },
  };
}

export const order = { amount: 1999, currency: 'usd', stripePaymentMethodId: 'pm_card_visa', description: 'A book' };

export const away = unreachable('nobody answers', true);
