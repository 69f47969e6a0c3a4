import { expect } from 'chai';
import fc from 'fast-check';
import { MemorySignInGuesses } from '../../../src/adapters/persistence/memory/accounts/memory-sign-in-guesses.ts';
import type { MemoryDatabase } from '../../../src/adapters/persistence/memory/kernel/memory-database.ts';
import { MikroSignInGuesses } from '../../../src/adapters/persistence/mikro-orm/accounts/mikro-sign-in-guesses.ts';
import type { Database } from '../../../src/adapters/persistence/mikro-orm/database.ts';
import type { SignInGuesses } from '../../../src/application/accounts/passwords/ports.ts';
import { emailKey } from '../../../src/domain/accounts/email.ts';
import { countGuess, noGuesses } from '../../../src/domain/accounts/sign-in-guesses.ts';
import { after, type Instant, instantOf } from '../../../src/domain/kernel/instant.ts';
import { describeOnBothStores } from '../../support/both-stores.ts';

const makers = {
  memory: (database: MemoryDatabase): SignInGuesses => new MemorySignInGuesses(database),
  postgres: (database: Database): SignInGuesses => new MikroSignInGuesses(database),
};
const start = instantOf(Date.UTC(2026, 0, 1));

describeOnBothStores('guesses', makers, (store) => {
  let count = 0;
  const newKey = () => emailKey(`guess${++count}@example.com`);

  it('follow the rule of the domain, whenever they are made', async () => {
    const delay = fc.array(fc.constantFrom(0, 1_000, 200_000, 899_999, 900_000, 900_001), { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(delay, async (milliseconds) => {
        const key = newKey();
        let [now, guesses]: [Instant, typeof noGuesses] = [start, noGuesses];
        for (const pause of milliseconds) {
          now = after(now, { milliseconds: pause });
          const expected = countGuess(guesses, now);
          guesses = expected.guesses;
          const { lockedUntil } = guesses;
          expect(await store.ports.count(key, now)).to.deep.equal({ admitted: expected.admitted, lockedUntil });
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are admitted five times, however many come at once', async () => {
    const key = newKey();
    const admissions = await Promise.all(Array.from({ length: 50 }, () => store.ports.count(key, start)));
    expect(admissions.filter(({ admitted }) => admitted)).to.have.length(5);
    const lockedUntil = after(start, { minutes: 15 });
    for (const refused of admissions.filter(({ admitted }) => !admitted))
      expect(refused).to.deep.equal({ admitted: false, lockedUntil });
  });

  it('of one address say nothing about another', async () => {
    const key = newKey();
    for (let guess = 0; guess < 6; guess += 1) await store.ports.count(key, start);
    expect(await store.ports.count(newKey(), start)).to.deep.equal({ admitted: true, lockedUntil: null });
  });

  it('are forgotten, and their lock with them', async () => {
    const key = newKey();
    for (let guess = 0; guess < 6; guess += 1) await store.ports.count(key, start);
    await store.ports.forget(key);
    expect(await store.ports.count(key, start)).to.deep.equal({ admitted: true, lockedUntil: null });
  });

  it('are forgotten when they are old, some at a time', async () => {
    const old = instantOf(Date.UTC(2025, 0, 1));
    await store.ports.count(newKey(), old);
    await store.ports.count(newKey(), old);
    expect(await store.ports.forgetBefore(after(old, { hours: 1 }), 1)).to.equal(1);
    expect(await store.ports.forgetBefore(after(old, { hours: 1 }), 5)).to.equal(1);
    expect(await store.ports.forgetBefore(after(old, { hours: 1 }), 5)).to.equal(0);
  });
});
