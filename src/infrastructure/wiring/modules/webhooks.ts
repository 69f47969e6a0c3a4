import { ContainerModule } from 'inversify';
import { eventSources } from '../../../adapters/http/v1/event-sources.ts';
import { DeliveryLoop } from '../../../adapters/webhooks/delivery-loop.ts';
import { Destinations } from '../../../adapters/webhooks/destinations.ts';
import { HttpWebhookSender } from '../../../adapters/webhooks/http-webhook-sender.ts';
import { SealedWebhookSecrets } from '../../../adapters/webhooks/sealed-webhook-secrets.ts';
import { forgetDeliveries, forgetDeliveriesJob } from '../../../application/webhooks/forget-deliveries.ts';
import { webhookUseCases } from '../../../application/webhooks/use-cases.ts';
import { version } from '../../config/version.ts';
import { providing } from '../binding.ts';
import { accounts } from '../tokens/account-tokens.ts';
import { jobs } from '../tokens/job-tokens.ts';
import { kernel } from '../tokens/tokens.ts';
import { webhooks } from '../tokens/webhook-tokens.ts';

export const webhooksModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(
    webhooks.destinations,
    [kernel.config],
    ({ environment, webhooks: { allowPrivate } }) =>
      new Destinations({ isDevelopment: environment === 'development', allowPrivate }),
  );
  provide(webhooks.secrets, [kernel.secret], (secret) => new SealedWebhookSecrets(secret));
  provide(
    webhooks.sender,
    [webhooks.destinations],
    (destinations) => new HttpWebhookSender({ destinations, userAgent: `Mainstay/${version}` }),
  );
  provide(
    webhooks.useCases,
    [
      ...[webhooks.unitOfWork, webhooks.store, webhooks.destinations, webhooks.secrets],
      ...[webhooks.sender, accounts.directory, kernel.meters, kernel.log, kernel.operator, kernel.clock, kernel.ids],
    ] as const,
    (unitOfWork, store, urls, secrets, sender, directory, meters, log, operator, clock, ids) =>
      webhookUseCases({
        ...{
          unitOfWork,
          store,
          sources: eventSources,
          urls,
          secrets,
          sender,
          directory,
          meters,
          log,
          operator,
          clock,
          ids,
        },
      }),
  );
  provide(
    webhooks.loop,
    [webhooks.useCases, kernel.clock, kernel.log, jobs.hold, kernel.onBehalfOf],
    ({ deliver }, clock, log, hold, onBehalfOf) => {
      // On nobody's behalf it could take all connections, and the turns of all users.
      const begin = () => onBehalfOf('the delivery of webhooks', () => deliver.begin());
      return new DeliveryLoop({ begin }, clock, log, hold);
    },
  );
  provide(jobs.kinds, [], () => forgetDeliveries);
  provide(jobs.handlers, [webhooks.store, kernel.clock], ({ deliveries }, clock) =>
    forgetDeliveriesJob(deliveries, clock),
  );
});
