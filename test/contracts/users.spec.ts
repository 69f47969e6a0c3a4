import { expect } from 'chai';
import { MemoryUsers } from '../../src/adapters/persistence/memory/accounts/memory-users.ts';
import { MikroAccountStatuses } from '../../src/adapters/persistence/mikro-orm/accounts/mikro-account-statuses.ts';
import { MikroUsers } from '../../src/adapters/persistence/mikro-orm/accounts/mikro-users.ts';
import type { AccountStatuses, Users } from '../../src/application/accounts/profile/ports.ts';
import { User, type UserFacts } from '../../src/domain/accounts/user.ts';
import { type Instant, instantOf } from '../../src/domain/kernel/instant.ts';
import type { Version } from '../../src/domain/kernel/version.ts';
import { describeOnBothStores } from '../support/both-stores.ts';

const noon = '2026-11-20T12:00:00.000Z' as Instant;
const first = 1 as Version;
const silence = { knownUntil: () => Number.NEGATIVE_INFINITY, subscribe: () => {} };

const makers = {
  memory: (
    database: ConstructorParameters<typeof MemoryUsers>[0],
  ): { users: Users; accountStatuses: AccountStatuses } => {
    const users = new MemoryUsers(database);
    return { users, accountStatuses: users };
  },
  postgres: (database: ConstructorParameters<typeof MikroUsers>[0]) => ({
    users: new MikroUsers(database),
    accountStatuses: new MikroAccountStatuses(database, silence),
  }),
};

/** Every field differs from every other, so that none can take another's place unnoticed. */
const moment = (day: number) => instantOf(Date.UTC(2026, 0, day, 10, 11, 12, 100 + day));
const full = (id: string): UserFacts => ({
  id,
  issuer: 'https://auth.example.com',
  email: 'Ada@Example.com',
  emailAsOf: moment(1),
  name: 'Ada',
  role: 'admin',
  emailVerifiedAt: moment(2),
  lockedAt: moment(3),
  deletedAt: moment(4),
  version: 7 as Version,
  createdAt: moment(5),
  updatedAt: moment(6),
});

describeOnBothStores('users', makers, (store) => {
  let count = 0;
  const newId = () => `user-${++count}`;
  const newcomer = (id = newId(), issuer = 'shared-secret', email: string | null = null) =>
    User.provision({ userId: id, issuer, email, issuedAt: noon }, noon);

  it('are unknown before they are met', async () => {
    expect(await store.ports.users.withId(newId())).to.equal(undefined);
    expect(await store.ports.accountStatuses.of(newId())).to.equal(undefined);
  });
  it('are kept as they were met', async () => {
    const ada = newcomer(newId(), 'shared-secret', 'ada@example.com');
    expect(await store.ports.users.findOrAdd(ada)).to.deep.equal(ada);
    expect(await store.ports.users.withId(ada.facts.id)).to.deep.equal(ada);
  });
  it('come back in every field as they were', async () => {
    const { users, accountStatuses } = store.ports;
    const facts = full(newId());
    await users.findOrAdd(User.restore(facts));
    expect((await users.withId(facts.id))?.facts).to.deep.equal(facts);
    expect(await accountStatuses.of(facts.id)).to.deep.include({
      id: facts.id,
      issuer: facts.issuer,
      email: facts.email,
      emailAsOf: facts.emailAsOf,
      role: facts.role,
      lockedAt: facts.lockedAt,
      deletedAt: facts.deletedAt,
    });
  });
  it('go by ids of any text', async () => {
    for (const id of ['😀'.repeat(255), ' a/b?c#d ', "'; drop table users", 'ÀÁ', 'a', 'A']) {
      const user = newcomer(id);
      expect((await store.ports.users.findOrAdd(user)).facts.id).to.equal(id);
      expect((await store.ports.users.withId(id))?.facts.id).to.equal(id);
    }
  });
  it('are never met twice: the id stays with whoever came first', async () => {
    const holder = newcomer(newId(), 'shared-secret', 'first@example.com');
    await store.ports.users.findOrAdd(holder);
    const second = newcomer(holder.facts.id, 'https://auth.example.com', 'second@example.com');
    expect(await store.ports.users.findOrAdd(second)).to.deep.equal(holder);
    expect(await store.ports.users.withId(holder.facts.id)).to.deep.equal(holder);
  });
  it('are one user, however many of their first requests come at once', async () => {
    const id = newId();
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        store.ports.users.findOrAdd(newcomer(id, 'shared-secret', `${index}@example.com`)),
      ),
    );
    const stored = await store.ports.users.withId(id);
    for (const user of all) expect(user).to.deep.equal(stored);
  });
  it('may share an e-mail, if they have no password here', async () => {
    const both = [
      newcomer(newId(), 'shared-secret', 'same@example.com'),
      newcomer(newId(), 'other', 'same@example.com'),
    ];
    for (const user of both) expect(await store.ports.users.findOrAdd(user)).to.deep.equal(user);
  });

  describe('when changed', () => {
    it('are stored in every field but those that never change', async () => {
      const { users } = store.ports;
      const { facts: before } = await users.findOrAdd(newcomer());
      const { id, issuer, createdAt } = before;
      const after = { ...full(id), issuer, createdAt, version: 2 as Version };
      expect(await users.save(User.restore(after), first)).to.equal(true);
      expect((await users.withId(id))?.facts).to.deep.equal(after);
    });
    it('are stored only in place of the version that was seen', async () => {
      const { users } = store.ports;
      const { facts } = await users.findOrAdd(newcomer());
      const change = (name: string) => User.restore({ ...facts, name, version: 2 as Version });
      const done = await Promise.all(['one', 'two', 'three'].map((name) => users.save(change(name), first)));
      expect(done.filter(Boolean)).to.have.length(1);
      expect(await users.save(change('four'), first)).to.equal(false);
      expect((await users.withId(facts.id))?.facts.name).to.equal(['one', 'two', 'three'][done.indexOf(true)]);
    });
    it('are not made by it', async () => {
      expect(await store.ports.users.save(newcomer(), first)).to.equal(false);
    });
    it('stand as they do now, once what was known is forgotten', async () => {
      const { users, accountStatuses } = store.ports;
      const { facts } = await users.findOrAdd(newcomer());
      expect(await accountStatuses.of(facts.id)).to.deep.include({ role: 'user', lockedAt: null });
      await users.save(User.restore({ ...facts, role: 'admin', lockedAt: noon, version: 2 as Version }), first);
      accountStatuses.forget(facts.id);
      expect(await accountStatuses.of(facts.id)).to.deep.include({ role: 'admin', lockedAt: noon });
    });
  });
});
