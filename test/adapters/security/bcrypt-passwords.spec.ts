import { hash } from '@node-rs/bcrypt';
import { expect } from 'chai';
import { BcryptPasswords, leastCost } from '../../../src/adapters/security/bcrypt-passwords.ts';
import { Slots } from '../../../src/adapters/security/slots.ts';
import { Secret } from '../../../src/domain/kernel/secret.ts';

const passwords = new BcryptPasswords({ cost: leastCost });
const check = async (password: string, stored: string | null) =>
  (await passwords.verify(new Secret(password), stored))._unsafeUnwrap();

describe('password hashes', () => {
  it('are bcrypt hashes of the cost that was asked for', async () => {
    const stored = (await passwords.hash(new Secret('Secret77')))._unsafeUnwrap();
    expect(stored).to.match(/^\$2b\$10\$/);
    expect(await check('Secret77', stored)).to.equal(true);
    expect(await check('Secret78', stored)).to.equal(false);
    expect(await check(' Secret77', stored)).to.equal(false);
  });

  it('take a password of 72 bytes whole and call no longer one right', async () => {
    const longest = `A1${'x'.repeat(70)}`;
    const stored = (await passwords.hash(new Secret(longest)))._unsafeUnwrap();
    expect(await check(longest, stored)).to.equal(true);
    expect(await check(`${longest}y`, stored)).to.equal(false);
    expect(await check(longest.slice(0, -1), stored)).to.equal(false);
  });

  it('that nobody has are never right', async () => {
    expect(await check('a password that nobody has', null)).to.equal(false);
  });

  it('are weak when made with less work than hashes are made with now', async () => {
    expect(passwords.isWeak(await hash('x', 9))).to.equal(true);
    expect(passwords.isWeak(await hash('x', 10))).to.equal(false);
  });

  it('turn a guess away when too many wait', async () => {
    const busy = new BcryptPasswords({ cost: 4, atOnce: 1, mostWaiting: 1 });
    const answers = await Promise.all([1, 2, 3].map(() => busy.verify(new Secret('x'), null)));
    const outcomes = answers.map((answer) => answer.match(String, ({ kind }) => kind));
    expect(outcomes).to.deep.equal(['false', 'false', 'account.passwords_busy']);
  });

  it('leave the event loop free while they are computed', async () => {
    const slow = new BcryptPasswords({ cost: 12 });
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 1);
    await Promise.all([1, 2].map(() => slow.verify(new Secret('x'), null)));
    clearInterval(counting);
    expect(turns).to.be.greaterThan(20);
  });
});

describe('slots', () => {
  it('never let more run at once than they have, and let all that wait run', async () => {
    const slots = new Slots(2, 10);
    let running = 0;
    let most = 0;
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
      return true;
    };
    const done = await Promise.all(Array.from({ length: 13 }, () => slots.run(work)));
    expect(done.filter(Boolean)).to.have.length(12);
    expect(most).to.equal(2);
    expect(await slots.run(work)).to.equal(true);
  });

  it('are given back by work that fails', async () => {
    const slots = new Slots(1, 0);
    await slots.run(() => Promise.reject(new Error('no'))).catch(() => undefined);
    expect(await slots.run(async () => 'yes')).to.equal('yes');
  });
});
