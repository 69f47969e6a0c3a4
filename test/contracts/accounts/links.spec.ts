import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { MemoryLinks } from '../../../src/adapters/persistence/memory/accounts/memory-links.ts';
import type { MemoryDatabase } from '../../../src/adapters/persistence/memory/kernel/memory-database.ts';
import { MikroLinks } from '../../../src/adapters/persistence/mikro-orm/accounts/mikro-links.ts';
import type { Database } from '../../../src/adapters/persistence/mikro-orm/database.ts';
import type { Links } from '../../../src/application/accounts/links/ports.ts';
import { createLink, type Link } from '../../../src/domain/accounts/link.ts';
import { after, before, instantOf } from '../../../src/domain/kernel/instant.ts';
import { describeOnBothStores } from '../../support/both-stores.ts';

const makers = {
  memory: (database: MemoryDatabase): Links => new MemoryLinks(database),
  postgres: (database: Database): Links => new MikroLinks(database),
};
const now = instantOf(Date.UTC(2026, 0, 1));
const hashOf = ({ id }: Link) => id.padEnd(43, '-');

describeOnBothStores('mailed links', makers, (store) => {
  const opened = async (purpose: Link['purpose'], userId: string | null) => {
    const link = createLink(randomUUID(), userId, purpose, now);
    await store.ports.replace(link, hashOf(link));
    return link;
  };
  const found = (link: Link, at = now) => store.ports.withToken(link.purpose, hashOf(link), at);

  it('are found by their token, as they were opened', async () => {
    const link = await opened('verify_email', await store.newOwner());
    expect(await found(link)).to.deep.equal(link);
    expect(await store.ports.isUsable(link.id, hashOf(link), now)).to.equal(true);
  });

  it('are not found for another purpose, by another token, or when they are over', async () => {
    const link = await opened('reset_password', await store.newOwner());
    expect(await store.ports.withToken('verify_email', hashOf(link), now)).to.equal(undefined);
    expect(await store.ports.withToken('reset_password', 'another', now)).to.equal(undefined);
    expect(await store.ports.isUsable(link.id, 'another', now)).to.equal(false);
    expect(await found(link, before(link.expiresAt, { milliseconds: 1 }))).to.deep.equal(link);
    expect(await found(link, link.expiresAt)).to.equal(undefined);
    expect(await store.ports.isUsable(link.id, hashOf(link), link.expiresAt)).to.equal(false);
  });

  it('reset passwords for an hour and verify addresses for a day', () => {
    expect(createLink('x', null, 'reset_password', now).expiresAt).to.equal(after(now, { hours: 1 }));
    expect(createLink('x', null, 'verify_email', now).expiresAt).to.equal(after(now, { hours: 24 }));
  });

  it('take the place of the older one of their user and purpose, also when opened at once', async () => {
    const userId = await store.newOwner();
    const verify = await opened('verify_email', userId);
    const older = await opened('reset_password', userId);
    const newer = await Promise.all([opened('reset_password', userId), opened('reset_password', userId)]);
    const open = await Promise.all([older, ...newer].map((link) => found(link)));
    expect(open.filter(Boolean)).to.have.length(1);
    expect(open[0]).to.equal(undefined);
    expect(await found(verify)).to.deep.equal(verify);
  });

  it('for nobody do not meet each other', async () => {
    const links = [await opened('reset_password', null), await opened('reset_password', null)];
    for (const link of links) expect(await found(link)).to.deep.equal(link);
  });

  it('are used once, of any number at once', async () => {
    const { id } = await opened('reset_password', await store.newOwner());
    const used = await Promise.all(Array.from({ length: 8 }, () => store.ports.use(id)));
    expect(used.filter(Boolean)).to.have.length(1);
  });

  it('of a user are cancelled together', async () => {
    const userId = await store.newOwner();
    const links = [await opened('reset_password', userId), await opened('verify_email', userId)];
    const others = await opened('verify_email', await store.newOwner());
    await store.ports.cancelOfUser(userId);
    for (const link of links) expect(await found(link)).to.equal(undefined);
    expect(await found(others)).to.deep.equal(others);
  });

  it('are forgotten when they are over, some at a time', async () => {
    const [one, two] = [await opened('reset_password', null), await opened('reset_password', null)];
    const longer = await opened('verify_email', null);
    const later = after(now, { hours: 2 });
    while ((await store.ports.forgetExpired(later, 1)) === 1);
    for (const link of [one, two]) expect(await found(link)).to.equal(undefined);
    expect(await found(longer)).to.deep.equal(longer);
  });
});
