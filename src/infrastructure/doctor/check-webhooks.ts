import { join } from 'node:path';
import { sql } from 'kysely';
import type { Database } from '../../adapters/persistence/mikro-orm/database.ts';
import { MikroWebhookEndpoints } from '../../adapters/persistence/mikro-orm/webhooks/mikro-webhook-endpoints.ts';
import { SealedWebhookSecrets } from '../../adapters/webhooks/sealed-webhook-secrets.ts';
import type { WebhookEndpoint } from '../../domain/webhooks/webhook-endpoint.ts';
import type { Config } from '../config/config.ts';
import { keptSecret } from '../config/made-secret.ts';
import { doubtful, type Finding, ok, wrong } from './findings.ts';

const undefinedTable = '42P01';

/** Whether other systems can be told, and are. */
export async function checkWebhooks(database: Database, config: Pick<Config, 'secret' | 'dataDir'>): Promise<Finding> {
  const endpoints = await new MikroWebhookEndpoints(database).all().catch((error: { code?: string }) => {
    if (error.code === undefinedTable) return [];
    throw error;
  });
  if (endpoints.length === 0) return ok('webhooks', 'no other system is told of anything');
  const unreadable = await unreadableOf(endpoints, config);
  if (unreadable !== undefined)
    return wrong(
      'webhooks',
      `the secret of ${unreadable} was kept under another secret of the product: nothing is sent to it`,
      `mainstay webhooks rotate ${unreadable}, and give the new secret to its receiver`,
    );
  const { late, dead } = await countsOf(database);
  if (late > 0) return wrong('webhooks', `${late} deliveries are late`, 'No process runs jobs: mainstay serve');
  const disabled = endpoints.find(({ isDisabled }) => isDisabled)?.facts.id;
  if (disabled !== undefined)
    return doubtful(
      'webhooks',
      `${disabled} is disabled: it failed for five days`,
      `Mend its receiver, then: mainstay webhooks test ${disabled}. Or: mainstay webhooks remove ${disabled}`,
    );
  if (dead > 0)
    return doubtful(
      'webhooks',
      `${dead} deliveries of the last week were never taken`,
      'mainstay webhooks deliveries --state dead, then mainstay webhooks redeliver <delivery>',
    );
  return ok('webhooks', `${endpoints.length} other systems are told, none is late`);
}

async function unreadableOf(
  endpoints: readonly WebhookEndpoint[],
  { secret, dataDir }: Pick<Config, 'secret' | 'dataDir'>,
): Promise<string | undefined> {
  const known = secret ?? (await keptSecret(join(dataDir, 'secret')));
  if (known === undefined) return endpoints[0]?.facts.id;
  const sealing = new SealedWebhookSecrets(known);
  return endpoints.find(({ facts }) => facts.secrets.some(({ sealed }) => sealing.open(sealed) === undefined))?.facts
    .id;
}

async function countsOf(database: Database): Promise<{ readonly late: number; readonly dead: number }> {
  const { rows } = await sql<{ late: number; dead: number }>`
    select
      count(*) filter (where d.state = 'waiting' and e.disabled_at is null
        and greatest(d.next_at, coalesce(d.busy_until, d.next_at)) < now() - interval '5 minutes')::int as late,
      count(*) filter (where d.state = 'dead' and d.type <> 'webhook.test' and d.ended_at > now() - interval '7 days')::int as dead
    from webhook_deliveries as d join webhook_endpoints as e on e.id = d.endpoint_id`.execute(database.kysely());
  return rows[0] ?? { late: 0, dead: 0 };
}
