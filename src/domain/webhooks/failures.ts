import type { Failure } from '../kernel/failure.ts';

export interface WebhookNotFound extends Failure {
  readonly kind: 'webhook.not_found';
}

export interface WebhookDeliveryNotFound extends Failure {
  readonly kind: 'webhook_delivery.not_found';
}

export const webhookNotFound: WebhookNotFound = { kind: 'webhook.not_found' };
export const webhookDeliveryNotFound: WebhookDeliveryNotFound = { kind: 'webhook_delivery.not_found' };
