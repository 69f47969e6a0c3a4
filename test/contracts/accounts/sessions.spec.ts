import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { MemorySessions } from '../../../src/adapters/persistence/memory/accounts/memory-sessions.ts';
import type { MemoryDatabase } from '../../../src/adapters/persistence/memory/kernel/memory-database.ts';
import { MikroSessionStatuses } from '../../../src/adapters/persistence/mikro-orm/accounts/mikro-session-statuses.ts';
import { MikroSessions } from '../../../src/adapters/persistence/mikro-orm/accounts/mikro-sessions.ts';
import type { Database } from '../../../src/adapters/persistence/mikro-orm/database.ts';
import type { SessionStatuses, Sessions, StoredSession } from '../../../src/application/accounts/sessions/ports.ts';
import { Session, type SessionFacts } from '../../../src/domain/accounts/session.ts';
import { instantOf } from '../../../src/domain/kernel/instant.ts';
import { describeOnBothStores } from '../../support/both-stores.ts';

interface Ports {
  readonly sessions: Sessions;
  readonly accountStatuses: SessionStatuses;
}

const silence = { knownUntil: () => Number.NEGATIVE_INFINITY, subscribe: () => {} };
const makers = {
  memory: (database: MemoryDatabase): Ports => {
    const sessions = new MemorySessions(database);
    return { sessions, accountStatuses: sessions };
  },
  postgres: (database: Database): Ports => ({
    sessions: new MikroSessions(database),
    accountStatuses: new MikroSessionStatuses(database, silence),
  }),
};

const moment = (day: number) => instantOf(Date.UTC(2026, 0, day, 10, 11, 12, 100 + day));
const noon = moment(10);
const hash = (text: string) => text.padEnd(43, '-');

/** Every field differs from every other, so that none can take another's place unnoticed. */
const full = (userId: string, change: Partial<SessionFacts> = {}): StoredSession => ({
  session: Session.restore({
    id: randomUUID(),
    userId,
    generation: 7,
    acknowledged: true,
    givenAt: moment(1),
    overtaken: [{ generation: 5, replacedAt: moment(2) }],
    userAgent: 'a browser',
    address: '192.0.2.7',
    createdAt: moment(3),
    lastUsedAt: moment(4),
    expiresAt: moment(20),
    endedAt: moment(6),
    endedBy: 'stolen',
    ...change,
  }),
  chain: { currentHash: hash('current'), predecessorHash: hash('predecessor'), seed: hash('seed') },
});
const live = { endedAt: null, endedBy: null } as const;

describeOnBothStores('sessions', makers, (store) => {
  const added = async (change: Partial<SessionFacts> = live, userId?: string) => {
    const stored = full(userId ?? (await store.newOwner()), change);
    await store.ports.sessions.add(stored);
    return stored;
  };

  it('come back as they were stored, in every field', async () => {
    const stored = await added({});
    const { id } = stored.session.facts;
    expect(await store.ports.sessions.withId(id)).to.deep.equal(stored.session);
    expect(await store.ports.sessions.lock(id)).to.deep.equal(stored);
    expect(await store.ports.sessions.withId(randomUUID())).to.equal(undefined);
    expect(await store.ports.sessions.lock(randomUUID())).to.equal(undefined);
  });

  it('are replaced as a whole', async () => {
    const stored = await added({ generation: 1, acknowledged: false, overtaken: [], userAgent: null, address: null });
    const { id, userId } = stored.session.facts;
    const next = full(userId, { id, generation: 8 });
    await store.ports.sessions.save(next);
    expect(await store.ports.sessions.lock(id)).to.deep.equal(next);
  });

  it('are acknowledged in their current generation only', async () => {
    const { session } = await added({ ...live, acknowledged: false });
    const { id } = session.facts;
    const acknowledged = async () => (await store.ports.sessions.withId(id))?.facts.acknowledged;
    await store.ports.sessions.acknowledge(id, 6);
    await store.ports.sessions.acknowledge(id, 8);
    expect(await acknowledged()).to.equal(false);
    await store.ports.sessions.acknowledge(id, 7);
    expect(await acknowledged()).to.equal(true);
  });

  it('of a user are the live ones, the one used last first', async () => {
    const userId = await store.newOwner();
    const older = await added({ ...live, lastUsedAt: moment(4) }, userId);
    const newer = await added({ ...live, lastUsedAt: moment(5) }, userId);
    await added({ ...live, expiresAt: noon }, userId);
    await added({}, userId);
    await added();
    expect(await store.ports.sessions.ofUser(userId, noon)).to.deep.equal([newer.session, older.session]);
  });

  it('of a user end together, but for the one to keep', async () => {
    const userId = await store.newOwner();
    const [kept, one, two] = await Promise.all([added(live, userId), added(live, userId), added(live, userId)]);
    const ended = await added({}, userId);
    const others = await added();
    const gone = await store.ports.sessions.endOfUser(userId, kept.session.facts.id, 'password_changed', noon);
    expect([...gone].sort()).to.deep.equal([one, two].map(({ session }) => session.facts.id).sort());
    const facts = async ({ session }: StoredSession) => (await store.ports.sessions.withId(session.facts.id))?.facts;
    expect(await facts(kept)).to.include(live);
    expect(await facts(others)).to.include(live);
    expect(await facts(one)).to.include({ endedAt: noon, endedBy: 'password_changed' });
    expect(await facts(ended)).to.include({ endedAt: moment(6), endedBy: 'stolen' });
    expect(await store.ports.sessions.endOfUser(userId, null, 'revoked', noon)).to.have.length(1);
  });

  it('are counted while they live', async () => {
    const before = await store.ports.sessions.countLive(noon);
    await added();
    await added({});
    await added({ ...live, expiresAt: noon });
    expect(await store.ports.sessions.countLive(noon)).to.equal(before + 1);
  });

  it('are forgotten some time after they ended or expired, some at a time', async () => {
    const long = moment(2);
    const kept = await added({ ...live, createdAt: long });
    const over = [await added({ endedAt: long, endedBy: 'log_out' }), await added({ ...live, expiresAt: long })];
    const recent = await added({ endedAt: moment(4), endedBy: 'log_out' });
    expect(await store.ports.sessions.forgetBefore(moment(3), 1)).to.equal(1);
    expect(await store.ports.sessions.forgetBefore(moment(3), 10)).to.equal(1);
    expect(await store.ports.sessions.forgetBefore(moment(3), 10)).to.equal(0);
    for (const { session } of over) expect(await store.ports.sessions.withId(session.facts.id)).to.equal(undefined);
    for (const { session } of [kept, recent])
      expect(await store.ports.sessions.withId(session.facts.id)).not.to.equal(undefined);
  });

  it('show in their standing whose they are and whether they live', async () => {
    const { session } = await added();
    const { id, userId, expiresAt } = session.facts;
    expect(await store.ports.accountStatuses.of(id)).to.include({ userId, expiresAt, endedAt: null });
    await store.ports.sessions.endOfUser(userId, null, 'revoked', noon);
    store.ports.accountStatuses.forget(id);
    expect(await store.ports.accountStatuses.of(id)).to.include({ endedAt: noon });
    expect(await store.ports.accountStatuses.of(randomUUID())).to.equal(undefined);
  });
});
