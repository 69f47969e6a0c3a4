import { before } from '../../domain/kernel/instant.ts';
import type { JobHandler, JobKind } from '../jobs/ports.ts';
import type { Clock } from '../kernel/clock.ts';
import type { WebhookDeliveries } from './ports.ts';

export const deliveriesAreKeptFor = { days: 30 } as const;

export const forgetDeliveries: JobKind<Record<string, never>> = {
  name: 'forget-webhook-deliveries',
  retries: 3,
  limitSeconds: 600,
  schedule: '53 * * * *',
};

const batch = 1000;

/** With the events that nobody waits for any more. */
export const forgetDeliveriesJob = (
  deliveries: Pick<WebhookDeliveries, 'forgetEnded'>,
  clock: Clock,
): JobHandler<Record<string, never>> => ({
  kind: forgetDeliveries,
  run: async () => {
    const moment = before(clock.now(), deliveriesAreKeptFor);
    while ((await deliveries.forgetEnded(moment, batch)) === batch);
  },
});
