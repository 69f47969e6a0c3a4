import { expect } from 'chai';
import { MemoryCredentials } from '../../../src/adapters/persistence/memory/accounts/memory-credentials.ts';
import type { MemoryDatabase } from '../../../src/adapters/persistence/memory/kernel/memory-database.ts';
import { MikroCredentials } from '../../../src/adapters/persistence/mikro-orm/accounts/mikro-credentials.ts';
import type { Database } from '../../../src/adapters/persistence/mikro-orm/database.ts';
import type { Credentials } from '../../../src/application/accounts/passwords/ports.ts';
import { emailKey, keyAsSpelled } from '../../../src/domain/accounts/email.ts';
import { describeOnBothStores } from '../../support/both-stores.ts';

interface Ports {
  readonly credentials: Credentials;
  transaction<T>(work: () => Promise<T>): Promise<T>;
}

const makers = {
  memory: (database: MemoryDatabase): Ports => ({
    credentials: new MemoryCredentials(database),
    transaction: (work) => database.transaction(work),
  }),
  postgres: (database: Database): Ports => ({
    credentials: new MikroCredentials(database),
    transaction: (work) => database.transaction(work),
  }),
};

describeOnBothStores('credentials', makers, (store) => {
  let count = 0;
  const newCredential = async (userId?: string) => {
    count += 1;
    return {
      userId: userId ?? (await store.newOwner()),
      emailKey: emailKey(`a${count}@example.com`),
      hash: `hash ${count}`,
    };
  };
  const added = async () => {
    const credential = await newCredential();
    await store.ports.credentials.add(credential);
    return { ...credential, serial: 1 };
  };

  it('are found by address and by user as they were stored', async () => {
    const stored = await added();
    expect(await store.ports.credentials.ofEmail(stored.emailKey)).to.deep.equal(stored);
    expect(await store.ports.credentials.ofUser(stored.userId)).to.deep.equal(stored);
    expect(await store.ports.credentials.lock(stored.userId)).to.deep.equal(stored);
  });

  it('of nobody are not found', async () => {
    expect(await store.ports.credentials.ofEmail(emailKey('nobody@example.com'))).to.equal(undefined);
    expect(await store.ports.credentials.ofUser('nobody')).to.equal(undefined);
    expect(await store.ports.credentials.lock('nobody')).to.equal(undefined);
  });

  it('are found under either form of a domain, and one with a key of earlier rules by its own spelling alone', async () => {
    const ascii = { ...(await newCredential()), emailKey: emailKey('x@münchen.de') };
    const spelled = { ...(await newCredential()), emailKey: keyAsSpelled('X@München.de') };
    const found = async (email: string) => (await store.ports.credentials.ofEmail(email))?.userId;
    await store.ports.credentials.add(ascii);
    expect(await found('x@MÜNCHEN.de')).to.equal(ascii.userId);
    expect(await found('x@xn--mnchen-3ya.de')).to.equal(ascii.userId);
    expect(await store.ports.credentials.add({ ...(await newCredential()), emailKey: ascii.emailKey })).to.equal(false);
    await store.ports.credentials.add(spelled);
    expect(await found('x@MÜNCHEN.de')).to.equal(spelled.userId);
    expect(await found('x@xn--mnchen-3ya.de')).to.equal(ascii.userId);
  });

  it('give an address to one account only', async () => {
    const { emailKey: taken } = await added();
    expect(await store.ports.credentials.add({ ...(await newCredential()), emailKey: taken })).to.equal(false);
  });

  it('give an address to one of many that want it at once', async () => {
    const wanted = await newCredential();
    const others = await Promise.all(Array.from({ length: 8 }, () => newCredential()));
    const given = await Promise.all(
      others.map((other) =>
        store.ports.transaction(() => store.ports.credentials.add({ ...other, emailKey: wanted.emailKey })),
      ),
    );
    expect(given.filter(Boolean)).to.have.length(1);
  });

  it('move their serial with another password', async () => {
    const { userId } = await added();
    await store.ports.credentials.change(userId, 'other hash');
    expect(await store.ports.credentials.ofUser(userId)).to.include({ hash: 'other hash', serial: 2 });
  });

  it('keep their serial when the same password gets a stronger hash', async () => {
    const { userId } = await added();
    await store.ports.credentials.upgrade(userId, 1, 'stronger');
    expect(await store.ports.credentials.ofUser(userId)).to.include({ hash: 'stronger', serial: 1 });
  });

  it('are not upgraded once the password was changed', async () => {
    const { userId } = await added();
    await store.ports.credentials.change(userId, 'other hash');
    await store.ports.credentials.upgrade(userId, 1, 'stronger');
    expect(await store.ports.credentials.ofUser(userId)).to.include({ hash: 'other hash', serial: 2 });
  });
});
