import { expect } from 'chai';
import { ResultAsync } from 'neverthrow';
import pg from 'pg';
import { Database } from '../../../src/adapters/persistence/mikro-orm/database.ts';
import type { PaymentGateway } from '../../../src/application/payments/payment-gateway.ts';
import { mikroStoreModule } from '../../../src/infrastructure/wiring/stores/mikro-store.ts';
import { jobs } from '../../../src/infrastructure/wiring/tokens/job-tokens.ts';
import { payments } from '../../../src/infrastructure/wiring/tokens/payment-tokens.ts';
import { migratedDatabase } from '../../support/both-stores.ts';
import { gatewayWith } from '../../support/payments/gateway-with.ts';
import { type PaymentsApi, paymentsApi } from '../../support/payments/payments-api.ts';
import { stripeObjects, webhookSecret, webhookSender } from '../../support/payments/webhooks.ts';

type Meanwhile = (name: keyof PaymentGateway, about: string) => Promise<void>;

const noChanges = { knownUntil: () => Number.MAX_SAFE_INTEGER, subscribe: () => {} };

for (const poolSize of [1, 2])
  describe(`while the gateway is called, with a pool of ${poolSize}`, function () {
    this.timeout(60_000);
    let api: PaymentsApi;
    let database: Database;
    let witness: pg.Client;
    let meanwhile: Meanwhile = async () => {};
    let close = async () => {};

    before(async () => {
      const { fresh, close: drop } = await migratedDatabase();
      database = Database.open({ connection: fresh.connection, poolSize });
      witness = new pg.Client({ ...fresh.connection });
      await witness.connect();
      api = paymentsApi({
        environment: { STRIPE_WEBHOOK_SECRET: webhookSecret },
        store: mikroStoreModule(database, noChanges, fresh.connection),
        gateway: (real) =>
          gatewayWith(real, (name, call, about) =>
            call().andThen((answer) => ResultAsync.fromSafePromise(meanwhile(name, about).then(() => answer))),
          ),
      });
      close = async () => {
        await api.container.get(jobs.runner).stop(1_000);
        await witness.end();
        await database.close();
        await drop();
      };
    });
    beforeEach(() => {
      meanwhile = async () => {};
    });
    after(() => close());

    /** Throws where somebody holds a connection, a transaction or a lock of a row. */
    const nothingIsHeld = async () => {
      const { total, idle } = database.statistics;
      expect(total - idle).to.equal(0);
      await witness.query('begin');
      await witness.query('select id from payments for update nowait');
      await witness.query('select id from refunds for update nowait');
      await witness.query('rollback');
      const { rows } = await witness.query(
        `select query from pg_stat_activity
         where datname = current_database() and state like 'idle in transaction%' and pid <> pg_backend_pid()`,
      );
      expect(rows).to.deep.equal([]);
    };

    it('no connection and no lock of a row is held', async () => {
      const calls: string[] = [];
      meanwhile = async (name) => {
        const held = await nothingIsHeld().then(() => 'nothing', String);
        calls.push(`${name}: ${held}`);
      };
      const { body } = await api.pay();
      await api.ask('POST', `/api/payments/${body.transactionId}/refund`);
      expect(calls).to.deep.equal(['createIntent: nothing', 'confirmIntent: nothing', 'createRefund: nothing']);
    });

    it('its webhook is answered before the call is', async () => {
      const send = webhookSender(api);
      const answers: number[] = [];
      meanwhile = async (name, about) => {
        if (name !== 'confirmIntent') return;
        const { rows } = await witness.query('select id, amount::int, currency from payments where intent_id = $1', [
          about,
        ]);
        const paid = { ...rows[0], stripeTransactionId: about };
        answers.push((await send('payment_intent.succeeded', stripeObjects.intent(paid))).status);
        const { rows: after } = await witness.query('select status from payments where intent_id = $1', [about]);
        expect(after).to.deep.equal([{ status: 'completed' }]);
      };
      const { status, body } = await api.pay({}, { 'Idempotency-Key': 'early' });
      expect([status, body.status, answers]).to.deep.equal([200, 'completed', [200]]);
      const { audit } = api.container.get(payments.store);
      const { items } = await audit.page({ transactionId: body.transactionId }, { limit: 9, offset: 0 });
      expect(items.map(({ action, actor }) => [action, actor.type])).to.deep.equal([
        ['payment.completed', 'gateway'],
        ['payment.pending', 'user'],
      ]);
    });

    it('any number of others get so far as well', async () => {
      const all = 12;
      const arrived = Promise.withResolvers<void>();
      let waiting = 0;
      meanwhile = async (name) => {
        if (name !== 'confirmIntent') return;
        waiting += 1;
        if (waiting === all) arrived.resolve();
        await arrived.promise;
      };
      const answers = await Promise.all(Array.from({ length: all }, () => api.pay()));
      expect(answers.map(({ body }) => body.status)).to.deep.equal(Array.from({ length: all }, () => 'completed'));
    });
  });
