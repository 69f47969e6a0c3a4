import { expect } from 'chai';
import { SealedWebhookSecrets } from '../../../src/adapters/webhooks/sealed-webhook-secrets.ts';
import { Secret } from '../../../src/domain/kernel/secret.ts';
import { checkWebhooks } from '../../../src/infrastructure/doctor/check-webhooks.ts';
import { migratedDatabase } from '../../support/both-stores.ts';

describe('the doctor of webhooks', () => {
  const secret = new Secret('a secret of the tests, at least 32 bytes long');
  let opened: Awaited<ReturnType<typeof migratedDatabase>>;
  const found = (given = secret) => checkWebhooks(opened.database, { secret: given, dataDir: '/nowhere/at/all' });
  const run = async (sql: string) => void (await (await opened.database.entityManager()).execute(sql));
  const [endpoint, event] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];

  before(async () => {
    opened = await migratedDatabase();
  });
  after(() => opened.close());

  it('finds secrets that cannot be read, what is late, disabled or dead, and says how to mend each', async () => {
    expect(await found()).to.include({ state: 'ok', says: 'no other system is told of anything' });
    const sealing = new SealedWebhookSecrets(secret);
    const secrets = JSON.stringify([{ sealed: sealing.seal(sealing.make()), until: null }]);
    await run(`insert into webhook_endpoints (id, url, events, secrets, created_at)
      values ('${endpoint}', 'https://a.example/', '[]', '${secrets}', now())`);
    expect((await found()).state).to.equal('ok');
    const others = await found(new Secret('another secret, also at least 32 bytes long'));
    expect([others.state, others.mend]).to.satisfy(
      ([state, mend]: string[]) => state === 'wrong' && /rotate/.test(mend ?? ''),
    );
    await run(
      `insert into webhook_events (id, type, subject_id, version, at) values ('${event}', 'a.b', '1', 1, now())`,
    );
    await run(`insert into webhook_deliveries (id, event_id, endpoint_id, type, attempts, state, next_at, created_at)
      values ('${event}', '${event}', '${endpoint}', 'a.b', 0, 'waiting', now() - interval '6 minutes', now())`);
    expect(await found()).to.include({ state: 'wrong', says: '1 deliveries are late' });
    await run('update webhook_endpoints set disabled_at = now()');
    expect((await found()).mend).to.contain(`webhooks test ${endpoint}`);
    await run(`update webhook_endpoints set disabled_at = null`);
    await run(`update webhook_deliveries set state = 'dead', next_at = null, ended_at = now()`);
    expect((await found()).mend).to.contain('webhooks redeliver');
    await run('delete from webhook_deliveries');
    expect(await found()).to.include({ state: 'ok', says: '1 other systems are told, none is late' });
  });
});
