import { ContainerModule } from 'inversify';
import { SandboxGateway } from '../../../adapters/gateways/sandbox/sandbox-gateway.ts';
import { SandboxPayerAuthentication } from '../../../adapters/gateways/sandbox/sandbox-payer-authentication.ts';
import { StripeEvents } from '../../../adapters/gateways/stripe/stripe-events.ts';
import { StripeGateway } from '../../../adapters/gateways/stripe/stripe-gateway.ts';
import { sandboxPageUrl } from '../../../adapters/http/payments/sandbox-routes.ts';
import { systemDelay } from '../../../adapters/system/system-delay.ts';
import { systemRandom } from '../../../adapters/system/system-random.ts';
import { reconcileAfterStart, reconcilePayments, reconcilePaymentsJob } from '../../../application/payments/jobs.ts';
import { paymentUseCases } from '../../../application/payments/use-cases.ts';
import { urlOf } from '../../programs/lifecycle/welcome.ts';
import { providing, token } from '../binding.ts';
import { jobs } from '../tokens/job-tokens.ts';
import { payments } from '../tokens/payment-tokens.ts';
import { kernel } from '../tokens/tokens.ts';

const sandbox = token<SandboxGateway>('SandboxGateway');

export const paymentsModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(payments.delay, [], () => systemDelay);
  provide(payments.random, [], () => systemRandom);
  provide(
    sandbox,
    [payments.sandboxUnit, kernel.clock, kernel.config],
    (unit, clock, config) => new SandboxGateway(unit, clock, sandboxPageUrl(urlOf(config))),
  );
  provide(
    payments.gateway,
    [kernel.config, sandbox],
    ({ stripe, environment, sandboxAllowed, appUrl }, sandboxGateway) => {
      if (stripe !== undefined) return new StripeGateway({ ...stripe, returnUrl: appUrl });
      // The settings are checked before; a program that skips the check must not sell anything for nothing.
      if (environment === 'production' && !sandboxAllowed) throw new Error('the sandbox is not for production');
      return sandboxGateway;
    },
  );
  provide(
    payments.events,
    [kernel.config, kernel.clock],
    ({ stripe, webhookSecrets }, clock) =>
      new StripeEvents(webhookSecrets, /^[sr]k_live_/.test(stripe?.secretKey.reveal() ?? ''), clock),
  );
  provide(
    payments.useCases,
    [
      payments.unitOfWork,
      payments.store,
      payments.gateway,
      payments.events,
      kernel.clock,
      kernel.ids,
      payments.delay,
      payments.random,
      kernel.log,
      kernel.meters,
      kernel.operator,
    ],
    (unitOfWork, store, gateway, events, clock, ids, delay, random, log, meters, operator) =>
      paymentUseCases({ unitOfWork, store, gateway, events, clock, ids, delay, random, log, meters, operator }),
  );
  provide(
    payments.payerAuthentication,
    [kernel.config, sandbox, payments.useCases, kernel.ids, kernel.clock],
    ({ stripe }, sandboxGateway, { receive }, ids, clock) =>
      stripe === undefined ? new SandboxPayerAuthentication(sandboxGateway, receive, ids, clock) : undefined,
  );
  provide(jobs.kinds, [], () => reconcilePayments);
  provide(jobs.handlers, [payments.useCases], ({ reconcile, answers }) => reconcilePaymentsJob(reconcile, answers));
  provide(jobs.atStart, [jobs.queue, kernel.clock], reconcileAfterStart);
});
