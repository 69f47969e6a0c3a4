import type { DeliveryLoop } from '../../../adapters/webhooks/delivery-loop.ts';
import type { Destinations } from '../../../adapters/webhooks/destinations.ts';
import type { WebhookSecrets, WebhookSender, WebhookStore, WebhookWork } from '../../../application/webhooks/ports.ts';
import type { WebhookUseCases } from '../../../application/webhooks/use-cases.ts';
import { token } from '../binding.ts';

export const webhooks = {
  store: token<WebhookStore>('WebhookStore'),
  unitOfWork: token<WebhookWork>('WebhookWork'),
  destinations: token<Destinations>('Destinations'),
  secrets: token<WebhookSecrets>('WebhookSecrets'),
  sender: token<WebhookSender>('WebhookSender'),
  /** Runs where jobs run. */
  loop: token<DeliveryLoop>('DeliveryLoop'),
  useCases: token<WebhookUseCases>('use cases of webhooks'),
};
