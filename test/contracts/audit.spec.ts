import { expect } from 'chai';
import { MemoryAuditLog } from '../../src/adapters/persistence/memory/audit/memory-audit-log.ts';
import type { MemoryDatabase } from '../../src/adapters/persistence/memory/kernel/memory-database.ts';
import { MikroAuditLog } from '../../src/adapters/persistence/mikro-orm/audit/mikro-audit-log.ts';
import type { Database } from '../../src/adapters/persistence/mikro-orm/database.ts';
import { randomIds } from '../../src/adapters/system/random-ids.ts';
import type { AuditEntry, AuditFilter, AuditLog } from '../../src/application/audit/ports.ts';
import { instantOf } from '../../src/domain/kernel/instant.ts';
import { describeOnBothStores } from '../support/both-stores.ts';

const makers = {
  memory: (database: MemoryDatabase): AuditLog => new MemoryAuditLog(database),
  postgres: (database: Database): AuditLog => new MikroAuditLog(database),
};
const at = (day: number) => instantOf(Date.UTC(2026, 0, day));

/** Every field differs from every other, so that none can take another's place unnoticed. */
const entry = (day: number, change: Partial<AuditEntry> = {}): AuditEntry => ({
  id: randomIds.uuid(),
  at: at(day),
  actor: { type: 'user', id: 'ada' },
  userId: 'grace',
  action: 'payment.refunded',
  subject: { type: 'payment', id: 'p1' },
  transactionId: 't1',
  from: 'completed',
  to: 'refunded',
  why: 'asked',
  gatewayId: 're_1',
  requestId: 'r1',
  address: '192.0.2.1',
  details: { amount: 5, whole: true, note: 'x', nothing: null },
  ...change,
});

describeOnBothStores('the audit log', makers, (store) => {
  const first = entry(1);
  const second = entry(2, { actor: { type: 'gateway', id: 'evt_1' }, userId: 'ada', transactionId: 't2' });
  const third = entry(2, { actor: { type: 'operator', id: 'ada' }, userId: null, action: 'user.locked' });
  before(async () => {
    await store.ports.record([first, second]);
    await store.ports.record([third]);
    await store.ports.record([]);
  });
  const found = async (filter: AuditFilter) => (await store.ports.page(filter, { limit: 10, offset: 0 })).items;

  it('shows entries as they were written, the newest first, a window at a time', async () => {
    expect(await found({})).to.deep.equal([third, second, first]);
    expect(await store.ports.page({}, { limit: 1, offset: 1 })).to.deep.equal({ items: [second], total: 3 });
  });

  it('finds what a person did and what concerned them', async () => {
    expect(await found({ userId: 'ada' })).to.deep.equal([second, first]);
    expect(await found({ userId: 'grace' })).to.deep.equal([first]);
  });

  it('finds a payment, an action and a stretch of time', async () => {
    expect(await found({ transactionId: 't2' })).to.deep.equal([second]);
    expect(await found({ action: 'user.locked' })).to.deep.equal([third]);
    expect(await found({ since: at(2) })).to.deep.equal([third, second]);
    expect(await found({ until: at(1) })).to.deep.equal([first]);
  });
});
