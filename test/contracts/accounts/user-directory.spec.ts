import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { MemoryUsers } from '../../../src/adapters/persistence/memory/accounts/memory-users.ts';
import type { MemoryDatabase } from '../../../src/adapters/persistence/memory/kernel/memory-database.ts';
import { MikroUserDirectory } from '../../../src/adapters/persistence/mikro-orm/accounts/mikro-user-directory.ts';
import { MikroUsers } from '../../../src/adapters/persistence/mikro-orm/accounts/mikro-users.ts';
import type { Database } from '../../../src/adapters/persistence/mikro-orm/database.ts';
import type { UserDirectory, UserFilter, Users } from '../../../src/application/accounts/profile/ports.ts';
import { User, type UserFacts } from '../../../src/domain/accounts/user.ts';
import { instantOf } from '../../../src/domain/kernel/instant.ts';
import { nextVersion } from '../../../src/domain/kernel/version.ts';
import { describeOnBothStores } from '../../support/both-stores.ts';

interface Ports {
  readonly users: Users;
  readonly directory: UserDirectory;
}

const makers = {
  memory: (database: MemoryDatabase): Ports => {
    const users = new MemoryUsers(database);
    return { users, directory: users };
  },
  postgres: (database: Database): Ports => ({
    users: new MikroUsers(database),
    directory: new MikroUserDirectory(database),
  }),
};

const at = (day: number) => instantOf(Date.UTC(2026, 0, day));

describeOnBothStores('the directory of users', makers, (store) => {
  const mark = randomUUID().slice(0, 8);
  const added = async (day: number, change: Partial<UserFacts> = {}) => {
    const email = `${mark}.${day}@Example.com`;
    const { facts } = User.provision(
      { userId: randomUUID(), issuer: 'shared-secret', email, issuedAt: at(day) },
      at(day),
    );
    const user = User.restore({ ...facts, ...change });
    await store.ports.users.findOrAdd(user);
    return user;
  };
  let people: User[] = [];
  before(async () => {
    people = [
      await added(1, { role: 'admin' }),
      await added(2, { lockedAt: at(3), name: `100%_${mark}` }),
      await added(4, { deletedAt: at(5), email: `${mark}.1@example.com` }),
      await added(5, {
        email: `${mark}.1@EXAMPLE.com`,
        issuer: 'https://auth.example.com',
        name: `${mark} οδος Cafe\u0301`,
      }),
    ];
  });
  const pick = (...indexes: number[]) => indexes.map((index) => people[index]);
  const page = async (filter: UserFilter, window = { limit: 10, offset: 0 }) =>
    await store.ports.directory.page({ search: mark, ...filter }, window);

  it('finds the live ones with an address, in whatever case', async () => {
    expect(await store.ports.directory.withEmail(` ${mark.toUpperCase()}.1@example.COM `)).to.deep.equal(pick(0, 3));
    expect(await store.ports.directory.withEmail('nobody@example.com')).to.deep.equal([]);
  });

  it('lists the newest first, a window at a time, with the count of all', async () => {
    expect(await page({})).to.deep.equal({ items: pick(3, 2, 1, 0), total: 4 });
    expect(await page({}, { limit: 2, offset: 1 })).to.deep.equal({ items: pick(2, 1), total: 4 });
  });

  it('tells roles, locked and deleted ones apart', async () => {
    expect((await page({ role: 'admin' })).items).to.deep.equal(pick(0));
    expect((await page({ state: 'live' })).items).to.deep.equal(pick(3, 1, 0));
    expect((await page({ state: 'locked' })).items).to.deep.equal(pick(1));
    expect((await page({ state: 'deleted' })).items).to.deep.equal(pick(2));
  });

  it('searches plain text in addresses and names, and whole ids', async () => {
    expect((await page({ search: `0%_${mark.toUpperCase()}` })).items).to.deep.equal(pick(1));
    expect((await page({ search: '%' })).items.every(({ facts }) => facts.name?.includes('%'))).to.equal(true);
    expect((await page({ search: people[2]?.facts.id ?? '' })).items).to.deep.equal(pick(2));
  });

  it('searches in any script, in whatever case and form of Unicode, also after a change', async () => {
    for (const search of ['ΟΔΟΣ caf\u00c9', 'οδοσ CAFE\u0301', 'Οδος', `${mark.toUpperCase()} ΟΔΟΣ`])
      expect((await page({ search })).items, search).to.deep.equal(pick(3));
    const { facts } = people[3] as User;
    const renamed = User.restore({ ...facts, name: `${mark} ΨΥΧΗ`, version: nextVersion(facts.version) });
    expect(await store.ports.users.save(renamed, facts.version)).to.equal(true);
    expect((await page({ search: `${mark} οδος` })).items).to.deep.equal([]);
    expect((await page({ search: `${mark} ψυχη` })).items).to.deep.equal([renamed]);
  });
});
