import { err, ok, type Result } from 'neverthrow';
import {
  type WebhookDeliveryNotFound,
  type WebhookNotFound,
  webhookDeliveryNotFound,
  webhookNotFound,
} from '../../domain/webhooks/failures.ts';
import type { WebhookDelivery } from '../../domain/webhooks/webhook-delivery.ts';
import type { WebhookEndpoint } from '../../domain/webhooks/webhook-endpoint.ts';
import type { WebhookStore } from './ports.ts';

/** A shorter beginning of an id is too likely to mean another one tomorrow. */
const shortest = 6;

/** The one that an operator means by its id or the beginning of it. */
export async function endpointNamed(
  { endpoints }: Pick<WebhookStore, 'endpoints'>,
  given: string,
): Promise<Result<WebhookEndpoint, WebhookNotFound>> {
  const meant =
    given.length < shortest ? [] : (await endpoints.all()).filter(({ facts }) => facts.id.startsWith(given));
  const [one, other] = meant;
  return one === undefined || other !== undefined ? err(webhookNotFound) : ok(one);
}

export async function deliveryNamed(
  { deliveries }: Pick<WebhookStore, 'deliveries'>,
  given: string,
): Promise<Result<WebhookDelivery, WebhookDeliveryNotFound>> {
  const [one, other] = given.length < shortest ? [] : await deliveries.startingWith(given);
  return one === undefined || other !== undefined ? err(webhookDeliveryNotFound) : ok(one);
}
