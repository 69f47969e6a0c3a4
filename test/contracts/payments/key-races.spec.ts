import { expect } from 'chai';
import { ResultAsync } from 'neverthrow';
import { MikroIdempotentAnswers } from '../../../src/adapters/persistence/mikro-orm/idempotency/mikro-idempotent-answers.ts';
import { MikroPaymentKeys } from '../../../src/adapters/persistence/mikro-orm/payments/mikro-payment-keys.ts';
import { randomIds } from '../../../src/adapters/system/random-ids.ts';
import { migratedDatabase } from '../../support/both-stores.ts';
import { eventually } from '../../support/eventually.ts';
import { ManualClock } from '../../support/manual-clock.ts';

describe('the key of a request that is still running, in PostgreSQL', () => {
  it('is waited for by a payment, and then it is not free', async () => {
    const { database, close } = await migratedDatabase();
    const gate = Promise.withResolvers<void>();
    try {
      const clock = new ManualClock();
      const request = { ownerId: 'ada', key: 'k', fingerprint: 'of a task' };
      const task = new MikroIdempotentAnswers(database, clock).once(request, () =>
        ResultAsync.fromSafePromise(gate.promise).map(() => ({ status: 201, headers: {}, body: '{}' })),
      );
      const count = async (isGranted: boolean) => {
        const [row] = await (await database.entityManager()).execute(
          `select count(*)::int from pg_locks join pg_database on pg_database.oid = pg_locks.database
             where datname = current_database() and locktype = 'advisory' and granted = ?`,
          [isGranted],
        );
        return row?.count;
      };
      await eventually(async () => expect(await count(true)).to.equal(1));
      const bound = new MikroPaymentKeys(database).bind({
        ...{ ...request, fingerprint: 'of a payment', paymentId: randomIds.uuid(), refundId: null },
        at: clock.now(),
      });
      await eventually(async () => expect(await count(false)).to.equal(1));
      gate.resolve();
      expect((await task)._unsafeUnwrap().replayed).to.equal(false);
      expect(await bound).to.equal(false);
    } finally {
      gate.resolve();
      await close();
    }
  }).timeout(60_000);
});
