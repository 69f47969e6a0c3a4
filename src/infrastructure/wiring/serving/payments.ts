import { ContainerModule } from 'inversify';
import { paymentsEndpoints } from '../../../adapters/http/payments/endpoints.ts';
import { paymentEndpoints } from '../../../adapters/http/v1/payments/endpoints.ts';
import { providing } from '../binding.ts';
import { payments } from '../tokens/payment-tokens.ts';
import { http } from '../tokens/tokens.ts';

export const paymentsServing = new ContainerModule((options) => {
  const provide = providing(options);
  provide(http.v1Endpoints, [payments.useCases], paymentEndpoints);
  provide(http.paymentsEndpoints, [payments.useCases], paymentsEndpoints);
});
