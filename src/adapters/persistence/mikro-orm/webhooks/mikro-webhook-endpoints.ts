import type { WebhookEndpoints } from '../../../../application/webhooks/ports.ts';
import { WebhookEndpoint } from '../../../../domain/webhooks/webhook-endpoint.ts';
import { webhookEndpointsTable } from '../../tables/webhook-endpoints-table.ts';
import type { Database } from '../database.ts';
import { uuidForm } from '../reading/uuid-form.ts';

type StoredEndpoint = Parameters<typeof webhookEndpointsTable.fromStored>[0];

const endpointOf = (row: StoredEndpoint): WebhookEndpoint =>
  WebhookEndpoint.restore(webhookEndpointsTable.fromStored(row));

export class MikroWebhookEndpoints implements WebhookEndpoints {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async add({ facts }: WebhookEndpoint): Promise<void> {
    const row = webhookEndpointsTable.toColumns(facts);
    await this.#database.kysely().insertInto('webhook_endpoints').values(row).execute();
  }

  async all(): Promise<readonly WebhookEndpoint[]> {
    return (await this.#rows().orderBy('created_at').orderBy('id').execute()).map(endpointOf);
  }

  async withId(id: string): Promise<WebhookEndpoint | undefined> {
    if (!uuidForm.test(id)) return undefined;
    const row = await this.#rows().where('id', '=', id).executeTakeFirst();
    return row && endpointOf(row);
  }

  async lock(id: string): Promise<WebhookEndpoint | undefined> {
    if (!uuidForm.test(id)) return undefined;
    const row = await this.#rows().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
    return row && endpointOf(row);
  }

  async save({ facts }: WebhookEndpoint): Promise<void> {
    const { id, ...row } = webhookEndpointsTable.toColumns(facts);
    await this.#database.kysely().updateTable('webhook_endpoints').set(row).where('id', '=', id).execute();
  }

  async remove(id: string): Promise<boolean> {
    const queries = this.#database.kysely();
    const { numDeletedRows } = await queries
      .deleteFrom('webhook_endpoints')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await queries.deleteFrom('webhook_deliveries').where('endpoint_id', '=', id).execute();
    return numDeletedRows === 1n;
  }

  #rows() {
    return this.#database.kysely().selectFrom('webhook_endpoints').select(webhookEndpointsTable.all);
  }
}
