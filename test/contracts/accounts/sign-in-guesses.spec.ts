import { expect } from 'chai';
import { MemorySignInGuesses } from '../../../src/adapters/persistence/memory/accounts/memory-sign-in-guesses.ts';
import type { MemoryDatabase } from '../../../src/adapters/persistence/memory/kernel/memory-database.ts';
import { MikroSignInGuesses } from '../../../src/adapters/persistence/mikro-orm/accounts/mikro-sign-in-guesses.ts';
import type { Database } from '../../../src/adapters/persistence/mikro-orm/database.ts';
import type { SignInGuesses } from '../../../src/application/accounts/passwords/ports.ts';
import { type EmailKey, emailKey } from '../../../src/domain/accounts/email.ts';
import { beginCheck, endCheck, type Guesses, noGuesses } from '../../../src/domain/accounts/sign-in-guesses.ts';
import { after, instantOf } from '../../../src/domain/kernel/instant.ts';
import { describeOnBothStores } from '../../support/both-stores.ts';

const makers = {
  memory: (database: MemoryDatabase): SignInGuesses => new MemorySignInGuesses(database),
  postgres: (database: Database): SignInGuesses => new MikroSignInGuesses(database),
};
const start = instantOf(Date.UTC(2026, 0, 1));

describeOnBothStores('guesses', makers, (store) => {
  let count = 0;
  const newKey = () => emailKey(`guess${++count}@example.com`);
  const begin = async (key: EmailKey, id: string) =>
    (await store.ports.change(key, start, (guesses) => beginCheck(guesses, id, start))).kind;
  const end = async (key: EmailKey, id: string, result: 'wrong' | 'right') =>
    (await store.ports.change(key, start, (guesses) => endCheck(guesses, id, result, start))).kind;
  const kept = (key: EmailKey) =>
    store.ports.change(key, start, (guesses: Guesses) => {
      const { countedAt, lockedUntil, checks } = guesses;
      return { guesses, outcome: { countedAt, lockedUntil, checks } };
    });

  it('are kept as they were changed, and there are none before', async () => {
    const key = newKey();
    expect(await kept(key)).to.deep.equal(noGuesses);
    const changed: Guesses = {
      countedAt: [start, after(start, { milliseconds: 1 })],
      lockedUntil: after(start, { minutes: 15 }),
      checks: [{ id: 'one', until: after(start, { seconds: 15 }) }],
    };
    await store.ports.change(key, start, () => ({ guesses: changed, outcome: undefined }));
    expect(await kept(key)).to.deep.equal(changed);
    expect(await kept(newKey())).to.deep.equal(noGuesses);
  });

  it('are checked five at a time, however many come at once', async () => {
    const key = newKey();
    const ids = Array.from({ length: 30 }, (_, id) => `${id}`);
    const begun = await Promise.all(ids.map(async (id) => ({ id, kind: await begin(key, id) })));
    const checked = begun.filter(({ kind }) => kind === 'check');
    expect(checked).to.have.length(5);
    const ended = await Promise.all(checked.map(({ id }) => end(key, id, 'wrong')));
    expect(ended.sort()).to.deep.equal([...Array(4).fill('counted'), 'locks']);
    expect(await begin(key, 'late')).to.equal('locked');
  });

  it('are forgotten, and their lock with them, but for those that are being checked', async () => {
    const key = newKey();
    const checks = [{ id: 'one', until: after(start, { seconds: 15 }) }];
    const guesses = { countedAt: [start], lockedUntil: after(start, { minutes: 15 }), checks };
    await store.ports.change(key, start, () => ({ guesses, outcome: undefined }));
    await store.ports.forget(key);
    expect(await kept(key)).to.deep.equal({ ...noGuesses, checks });
    await store.ports.forget(newKey());
  });

  it('are forgotten when they are old, some at a time', async () => {
    const old = instantOf(Date.UTC(2025, 0, 1));
    const add = () => store.ports.change(newKey(), old, (guesses) => ({ guesses, outcome: undefined }));
    await add();
    await add();
    expect(await store.ports.forgetBefore(after(old, { hours: 1 }), 1)).to.equal(1);
    expect(await store.ports.forgetBefore(after(old, { hours: 1 }), 5)).to.equal(1);
    expect(await store.ports.forgetBefore(after(old, { hours: 1 }), 5)).to.equal(0);
  });
});
