import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { MemoryJobs } from '../../../src/adapters/jobs/memory-jobs.ts';
import { MemoryDatabase } from '../../../src/adapters/persistence/memory/kernel/memory-database.ts';
import type { Address } from '../../../src/adapters/persistence/mikro-orm/connection/client-config.ts';
import { migrateUp } from '../../../src/adapters/persistence/mikro-orm/migrate.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import { reconcileAfterStart, reconcilePaymentsJob } from '../../../src/application/payments/jobs.ts';
import { after } from '../../../src/domain/kernel/instant.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { type OpenPayments, openPayments } from '../../support/payments/killed/open-payments.ts';
import { payAndRefund } from '../../support/payments/killed/pay-and-refund.ts';
import { freshDatabase, type Preparation } from '../../support/postgres.ts';

const program = fileURLToPath(new URL('../../support/payments/killed/program.ts', import.meta.url));
/** As late as the first half minute after the restart. */
const laterClock = { now: () => after(systemClock.now(), { seconds: 30 }) };
const nothing = async () => {};

const prepared: Preparation = async ({ connection }) => {
  await migrateUp(connection);
  const desk = await openPayments(connection, systemClock, nothing);
  await desk.jobs.install();
  await desk.close();
};

/** A process starts again, and what it does by itself within half a minute has been done. */
async function restarted(connection: Address): Promise<OpenPayments> {
  const clock = new ManualClock(Date.now());
  const desk = await openPayments(connection, clock, nothing);
  const jobs = new MemoryJobs(new MemoryDatabase(), clock);
  await reconcileAfterStart(jobs, clock)();
  await jobs.start([reconcilePaymentsJob(desk.payments.reconcile, desk.payments.answers)]);
  clock.advance({ seconds: 30 });
  await jobs.runDue();
  expect(await jobs.list({ state: 'done' }, 9)).to.have.length(1);
  const { items } = await desk.store.payments.page({ order: 'createdAt', status: 'pending' }, { limit: 9, offset: 0 });
  // What nobody took to the gateway is given up after its first minute.
  for (const { facts } of items) expect(facts.intentId).to.equal(null);
  clock.advance({ seconds: 61 });
  await desk.payments.reconcile.execute({ isScheduled: true });
  return desk;
}

/** How the process ended that was told to die at this point. */
async function runUntil(connection: object, point: number): Promise<string | number | null> {
  const child = spawn(process.execPath, [program, JSON.stringify(connection), String(point)], { stdio: 'inherit' });
  const [code, signal] = await once(child, 'exit');
  return signal ?? code;
}

/** What must hold however often and wherever the process died. */
async function checkInvariants({
  store,
  ledger,
  jobs,
}: OpenPayments): Promise<{ collected: boolean; refunded: number }> {
  const { items } = await store.payments.page({ order: 'createdAt' }, { limit: 9, offset: 0 });
  const mails = await jobs.list({ kind: 'mail' }, 99);
  expect(items.length).to.be.at.most(1);
  const payment = items[0];
  if (payment === undefined) {
    expect(mails).to.have.length(0);
    return { collected: false, refunded: 0 };
  }
  const { facts, refunded, reserved } = payment;
  const intent = await ledger.intent(facts.intentId ?? '');
  const refunds = await ledger.refundsOf(facts.intentId ?? '');
  expect([facts.status === 'pending', reserved]).to.deep.equal([false, 0]);
  expect(intent?.state === 'paid').to.equal(facts.status !== 'failed');
  expect(refunds.reduce((sum, { amount }) => sum + amount, 0)).to.equal(refunded);
  expect(refunds.length).to.be.at.most(1);
  expect(mails).to.have.length((intent?.state === 'paid' ? 1 : 0) + refunds.length);
  const audit = await store.audit.page({ transactionId: facts.id }, { limit: 99, offset: 0 });
  expect(audit.items.filter(({ subject }) => subject.type === 'payment').at(0)?.to).to.equal(facts.status);
  return { collected: intent?.state === 'paid', refunded };
}

describe('a process that is killed with SIGKILL while it pays and refunds', () => {
  it('leaves nothing at any point that is not settled half a minute after the restart, or given up after a minute, without anybody asking', async function () {
    this.timeout(0);
    let last = 0;
    for (let point = 1; ; point += 1) {
      const database = await freshDatabase(prepared);
      const end = await runUntil(database.connection, point);
      const desk = await restarted(database.connection);
      try {
        const settled = await checkInvariants(desk);
        await desk.payments.reconcile.execute();
        expect(await checkInvariants(desk)).to.deep.equal(settled);
        await payAndRefund(desk);
        const repeated = await checkInvariants(desk);
        if (settled.collected) expect(repeated).to.deep.equal({ collected: true, refunded: 300 });
      } catch (error) {
        throw new Error(`killed at point ${point}: ${String(error)}`, { cause: error });
      } finally {
        await desk.close();
        await database.drop();
      }
      if (end === 0) break;
      expect(end).to.equal('SIGKILL');
      last = point;
    }
    expect(last).to.equal(21);
  });

  it('leaves a payment that a repetition alone carries to its end', async function () {
    this.timeout(0);
    for (const point of [2, 4, 6, 8, 10, 11, 13]) {
      const database = await freshDatabase(prepared);
      expect(await runUntil(database.connection, point)).to.equal('SIGKILL');
      const desk = await openPayments(database.connection, laterClock, nothing);
      await payAndRefund(desk);
      expect(await checkInvariants(desk), `killed at point ${point}`).to.deep.equal({ collected: true, refunded: 300 });
      await desk.close();
      await database.drop();
    }
  });
});
