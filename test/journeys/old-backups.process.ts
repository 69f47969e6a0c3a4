import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { promised } from '../support/cli.ts';
import { cliProcess } from '../support/cli-process.ts';
import { Playground, query } from '../support/embedded-postgres.ts';
import { freshDatabase } from '../support/postgres.ts';

const folder = fileURLToPath(new URL('../backups/', import.meta.url));

describe('backups of every earlier release', function () {
  this.timeout(180_000);
  let ground: Playground;
  before(async () => {
    ground = await Playground.open();
  });
  after(() => ground.close());

  it('restore, and prove it', async () => {
    const files = (await readdir(folder)).filter((name) => name.endsWith('.backup'));
    expect(files).to.include.members(['0.1.0.backup', '0.1.0-payments.backup']);
    for (const file of files) {
      const args = ['backup', 'verify', join(folder, file), '--json'];
      const { code, output, errors } = await cliProcess({ folder: ground.folder }, args);
      expect(code, errors).to.equal(0);
      const verified = promised(args.slice(0, -1), output);
      expect(verified).to.deep.include({ verified: true, release: /^\d+\.\d+\.\d+/.exec(file)?.[0] });
      expect(verified['files']).to.deep.include({ held: 1 });
    }
  });

  it('bring payments, refunds, webhooks that waited and what was done offline', async () => {
    const fresh = await freshDatabase();
    try {
      const environment = { DATABASE_URL: fresh.url };
      const args = ['backup', 'restore', join(folder, '0.1.0-payments.backup'), '--yes'];
      const { code, errors } = await cliProcess({ folder: ground.folder, environment }, args);
      expect(code, errors).to.equal(0);
      const payments = 'select status, count(*)::int as count from payments group by 1 order by 1';
      expect(await query(fresh.url, payments)).to.deep.equal([
        { status: 'completed', count: 2 },
        { status: 'partially_refunded', count: 1 },
        { status: 'pending', count: 1 },
      ]);
      expect(await query(fresh.url, 'select amount::int, reason, status from refunds')).to.deep.equal([
        { amount: 500, reason: 'One was mouldy', status: 'succeeded' },
      ]);
      const waiting = `select type, count(*)::int as count from webhook_deliveries where state = 'waiting' group by 1 order by 1`;
      const [paid, created] = await query(fresh.url, waiting);
      expect([paid?.['type'], created?.['type']]).to.deep.equal(['payment.completed', 'task.created']);
      expect(await query(fresh.url, 'select count(*)::int as count from done_commands')).to.deep.equal([{ count: 1 }]);
      expect(await query(fresh.url, 'select jobs_held_since is not null as held from maintenance')).to.deep.equal([
        { held: true },
      ]);
    } finally {
      await fresh.drop();
    }
  });
});
