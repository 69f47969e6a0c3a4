import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import pg from 'pg';
import { readConfig } from '../../../src/infrastructure/config/read-config.ts';
import type { Service } from '../../../src/infrastructure/programs/lifecycle/service.ts';
import { openService } from '../../../src/infrastructure/programs/open-service.ts';
import { capturedLog } from '../../support/captured-log.ts';
import { Client } from '../../support/client.ts';
import { eventually } from '../../support/eventually.ts';
import { sharedSecret } from '../../support/memory-product.ts';
import { order } from '../../support/payments/payments-api.ts';
import { freshDatabase } from '../../support/postgres.ts';
import { signed } from '../../support/todo-api.ts';

describe('jobs apart from the server', function () {
  this.timeout(60_000);

  it('are left by processes without them to those with them, and none is done twice', async () => {
    await using stack = new AsyncDisposableStack();
    const dataDir = await mkdtemp(join(tmpdir(), 'mainstay-jobs-'));
    stack.defer(() => rm(dataDir, { recursive: true, force: true }));
    const database = await freshDatabase();
    stack.defer(() => database.drop());
    const witness = new pg.Client({ ...database.connection });
    await witness.connect();
    stack.defer(() => witness.end());
    const config = readConfig({
      ...{ DATABASE_URL: database.url, DATA_DIR: dataDir, BETTER_AUTH_SECRET: sharedSecret },
      RATE_LIMIT_PER_MINUTE: '1000',
    })._unsafeUnwrap();
    const opened = async (runsJobs: boolean): Promise<Service> => {
      const service = await openService(config, capturedLog().log, { runsJobs, workers: 1, onStep: () => {} });
      stack.defer(() => service.close());
      return service;
    };
    const rows = async (sql: string) => (await witness.query(sql)).rows;

    const server = await opened(false);
    const [later] = await rows(`select state::text, start_after - created_on > interval '20 seconds' as later
      from jobs.job where name = 'reconcile-payments'`);
    expect(later).to.deep.equal({ state: 'created', later: true });
    expect(await rows('select name from jobs.schedule')).to.deep.equal([]);

    const payments = 15;
    const now = Math.floor(Date.now() / 1000);
    const token = await signed({ user_id: 'ada', email: 'ada@example.com', iat: now, exp: now + 600 });
    const client = new Client(server.listener);
    for (let paid = 0; paid < payments; paid += 1)
      expect((await client.ask('POST', '/api/payments', { token, json: order })).status).to.equal(200);
    expect(await rows(`select distinct state::text from jobs.job where name = 'mail'`)).to.deep.equal([
      { state: 'created' },
    ]);

    await Promise.all([opened(true), opened(true)]);
    expect(await rows(`select name from jobs.schedule where name = 'reconcile-payments'`)).to.have.length(1);
    await eventually(
      async () =>
        expect(
          await rows(`select state::text, count(*)::int from jobs.job where name = 'mail' group by 1`),
        ).to.deep.equal([{ state: 'completed', count: payments }]),
      30_000,
    );
    expect((await readdir(join(dataDir, 'mail'))).filter((name) => name.endsWith('.html'))).to.have.length(payments);
  });
});
