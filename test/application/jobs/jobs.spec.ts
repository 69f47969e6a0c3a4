import { expect } from 'chai';
import { MemoryJobs } from '../../../src/adapters/jobs/memory-jobs.ts';
import { MemoryAuditLog } from '../../../src/adapters/persistence/memory/audit/memory-audit-log.ts';
import { MemoryDatabase } from '../../../src/adapters/persistence/memory/kernel/memory-database.ts';
import type { JobKind } from '../../../src/application/jobs/ports.ts';
import { jobUseCases } from '../../../src/application/jobs/use-cases.ts';
import type { Instant } from '../../../src/domain/kernel/instant.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { sequentialIds } from '../../support/sequential-ids.ts';

describe('what operators do with jobs', () => {
  const operator = { type: 'operator', id: 'cli:ada' } as const;
  const kind: JobKind<Record<string, never>> = { name: 'doomed', retries: 0, limitSeconds: 1 };
  const setUp = () => {
    const database = new MemoryDatabase();
    const clock = new ManualClock();
    const ledger = new MemoryJobs(database, clock);
    const audit = new MemoryAuditLog(database);
    let heldSince: Instant | null = clock.now();
    const hold = {
      since: async () => heldSince,
      release: async () => {
        const wasHeld = heldSince !== null;
        heldSince = null;
        return wasHeld;
      },
    };
    const parts = { ledger, hold, audit, operator, clock, ids: sequentialIds() };
    const { ledger: listed, retry, release } = jobUseCases(parts);
    const audited = () => audit.page({}, { limit: 10, offset: 0 });
    return { ledger, retry, release, hold, audited, listed, clock };
  };

  it('lists them by state and kind', async () => {
    const { ledger, listed } = setUp();
    await ledger.add(kind, {});
    await ledger.add({ ...kind, name: 'other' }, {});
    const kinds = async (...given: Parameters<typeof listed.list>) =>
      (await listed.list(...given)).map((job) => job.kind);
    expect(await kinds({}, 10)).to.deep.equal(['other', 'doomed']);
    expect(await kinds({}, 1)).to.deep.equal(['other']);
    expect(await kinds({ kind: 'doomed' }, 10)).to.deep.equal(['doomed']);
    expect(await kinds({ state: 'dead' }, 10)).to.deep.equal([]);
  });

  it('tries a dead one once more, and records it', async () => {
    const { ledger, retry, audited, clock } = setUp();
    await ledger.start([{ kind, run: () => Promise.reject(new Error('never')) }]);
    await ledger.add(kind, {});
    await ledger.runDue();
    const [job] = await ledger.list({ state: 'dead' }, 10);
    const id = job?.id ?? '';
    expect((await retry.execute(id)).isOk()).to.equal(true);
    expect(await ledger.counts()).to.include({ dead: 0, waiting: 1 });
    const page = await audited();
    expect(page.items).to.deep.equal([
      {
        id: '00000000-0000-7000-8000-000000000001',
        at: clock.now(),
        actor: operator,
        userId: null,
        action: 'job.retried',
        subject: { type: 'job', id },
        transactionId: null,
        from: 'dead',
        to: 'waiting',
        why: null,
        gatewayId: null,
        requestId: null,
        address: null,
        details: {},
      },
    ]);
  });

  it('records who among the admins tried it, and from where', async () => {
    const { ledger, retry, audited } = setUp();
    await ledger.start([{ kind, run: () => Promise.reject(new Error('never')) }]);
    await ledger.add(kind, {});
    await ledger.runDue();
    const [job] = await ledger.list({ state: 'dead' }, 10);
    const actor = { type: 'user', id: 'eve' } as const;
    await retry.execute(job?.id ?? '', { actor, origin: { requestId: 'r', address: '10.0.0.1', userAgent: null } });
    expect((await audited()).items[0]).to.deep.include({ actor, requestId: 'r', address: '10.0.0.1' });
  });

  it('refuses for one that has not failed for good, and records nothing', async () => {
    const { ledger, retry, audited } = setUp();
    await ledger.add(kind, {});
    const [job] = await ledger.list({}, 10);
    for (const id of [job?.id ?? '', 'no job'])
      expect((await retry.execute(id))._unsafeUnwrapErr()).to.deep.equal({ kind: 'job.not_dead' });
    expect((await audited()).total).to.equal(0);
  });

  it('releases what a restore has held, once, and says so in the audit log', async () => {
    const { release, hold, audited } = setUp();
    expect((await release.execute())._unsafeUnwrap()).to.equal(true);
    expect(await hold.since()).to.equal(null);
    expect((await release.execute())._unsafeUnwrap()).to.equal(false);
    expect((await audited()).items).to.have.length(1);
    expect((await audited()).items[0]).to.deep.include({
      action: 'jobs.released',
      actor: operator,
      subject: { type: 'jobs', id: '00000000-0000-7000-8000-000000000001' },
    });
  });
});
