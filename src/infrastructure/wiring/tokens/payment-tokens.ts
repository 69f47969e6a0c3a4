import type { Delay } from '../../../application/kernel/delay.ts';
import type { Random } from '../../../application/kernel/random.ts';
import type { UnitOfWork } from '../../../application/kernel/unit-of-work.ts';
import type { GatewayEvents } from '../../../application/payments/gateway-events.ts';
import type { PayerAuthentication } from '../../../application/payments/payer-authentication.ts';
import type { PaymentGateway } from '../../../application/payments/payment-gateway.ts';
import type { PaymentStore } from '../../../application/payments/ports.ts';
import type { SandboxUnit } from '../../../application/payments/sandbox-ledger.ts';
import type { PaymentUseCases } from '../../../application/payments/use-cases.ts';
import { token } from '../binding.ts';

export const payments = {
  store: token<PaymentStore>('PaymentStore'),
  unitOfWork: token<UnitOfWork<PaymentStore>>('UnitOfWork of payments'),
  sandboxUnit: token<SandboxUnit>('UnitOfWork of the sandbox'),
  gateway: token<PaymentGateway>('PaymentGateway'),
  events: token<GatewayEvents>('GatewayEvents'),
  delay: token<Delay>('Delay'),
  random: token<Random>('Random'),
  useCases: token<PaymentUseCases>('payment use cases'),
  /** Undefined where payments are real. */
  payerAuthentication: token<PayerAuthentication | undefined>('PayerAuthentication'),
};
