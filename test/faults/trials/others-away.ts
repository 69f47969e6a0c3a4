import { freePort } from '../../anywhere/servers.ts';
import { cliProcess } from '../../support/cli-process.ts';
import { eventually } from '../../support/eventually.ts';
import { StripeServer } from '../../support/payments/stripe/stripe-server.ts';
import { MailServer } from '../ground/mail-server.ts';
import { onStage } from '../ground/stage.ts';
import type { Trial } from '../trial.ts';

export const mailServerAway: Trial = {
  name: 'the mail server away for a while',
  group: 'faults',
  async run() {
    const mailServer = new MailServer(await freePort());
    await mailServer.start();
    const environment = { SMTP_URL: mailServer.url };
    const wishes = { environment, kinds: ['payment', 'task'], writers: 4, some: 20 } as const;
    try {
      return await onStage(wishes, async ({ load, postgres, broken }) => {
        await mailServer.stop();
        const missed = `select count(*)::int as count from jobs.job where name = 'mail' and state = 'retry'`;
        while (((await postgres.query(missed))[0]?.['count'] as number) < 10) await load.writes(5);
        const sent = mailServer.mails.length;
        await mailServer.start();
        await load.writes(20);
        await load.stop();
        const paid = load.acknowledged.filter(({ kind }) => kind === 'payment');
        const receipts = (id: string) => mailServer.mails.filter((mail) => mail.includes(id)).length;
        const ids = paid.map(({ mark }) => mark);
        await eventually(() => {
          const without = ids.filter((id) => receipts(id) === 0);
          if (without.length > 0) throw new Error(`${without.length} of ${ids.length} payments have no receipt`);
        }, 90_000);
        const twice = ids.filter((id) => receipts(id) > 1);
        if (twice.length > 0) broken.push(`${twice.length} receipts were sent twice`);
        return `${ids.length - sent} of ${ids.length} receipts waited for it, each was sent once`;
      });
    } finally {
      await mailServer.stop();
    }
  },
};

export const gatewayAway: Trial = {
  name: 'the gateway away for a while',
  group: 'faults',
  async run() {
    const stripe = new StripeServer();
    const environment = {
      STRIPE_SECRET_KEY: 'sk_test_local',
      STRIPE_API_BASE: await stripe.listen(),
      STRIPE_WEBHOOK_SECRET: 'whsec_of_the_trials',
    };
    try {
      const wishes = { environment, writers: 8, some: 40, settles: true, collected: false } as const;
      return await onStage(wishes, async ({ load, folder, server, postgres, dataDir, broken }) => {
        const refused = () => load.statuses.get(502) ?? 0;
        const before = refused();
        stripe.troubles = Array.from({ length: 100_000 }, (_, n) => (n % 3 === 0 ? 'lost' : 'cut'));
        while (refused() < before + 10) await load.writes(5);
        const pending = await postgres.query(`select id from payments where status = 'pending'`);
        stripe.troubles = [];
        await load.writes(40);
        const place = { folder, environment: { ...environment, DATABASE_URL: postgres.url, DATA_DIR: dataDir } };
        const told = load.stop('settle');
        await eventually(async () => {
          await cliProcess(place, ['payments', 'reconcile', '--json']);
          const [left] = await postgres.query(`select count(*)::int as count from payments where status = 'pending'`);
          if (left?.['count'] !== 0) throw new Error(`${left?.['count']} payments are still pending`);
        }, 90_000);
        await told;
        const rows = await postgres.query('select intent_id, status from payments');
        const collecting = [...stripe.ledger.intents.values()].filter(({ status }) => status === 'succeeded');
        const completed = rows.filter(({ status }) => status === 'completed').map(({ intent_id }) => intent_id);
        if (collecting.some(({ id }) => !completed.includes(id)) || collecting.length !== completed.length)
          broken.push(`${collecting.length} were collected and ${completed.length} are completed`);
        if (!server.runs) broken.push('the server ended');
        return `${refused() - before} payments were told 502, ${pending.length} were open when it came back; all ${completed.length} were collected once`;
      });
    } finally {
      stripe.close();
    }
  },
};
