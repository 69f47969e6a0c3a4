import { hash } from '@node-rs/bcrypt';
import { expect } from 'chai';
import type { Result } from 'neverthrow';
import { BcryptPasswords, minCost } from '../../../src/adapters/security/bcrypt-passwords.ts';
import type { Failure } from '../../../src/domain/kernel/failure.ts';
import { Secret } from '../../../src/domain/kernel/secret.ts';

const passwords = new BcryptPasswords({ cost: minCost });
const check = async (password: string, stored: string | null) =>
  (await passwords.verify(new Secret(password), stored))._unsafeUnwrap();

const outcomeOf = (answer: Result<boolean, Failure>): string => answer.match(String, ({ kind }) => kind);

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

  it('are refused at once when too many wait', async () => {
    const busy = new BcryptPasswords({ cost: 4, concurrency: 1, maxWaiting: 1 });
    const answers = await Promise.all([1, 2, 3].map(() => busy.verify(new Secret('x'), null)));
    expect(answers.map(outcomeOf)).to.deep.equal(['false', 'false', 'account.passwords_busy']);
  });

  it('that have waited too long leave the queue and are never computed', async () => {
    const slow = new BcryptPasswords({ cost: 11, concurrency: 1, maxWait: 1 });
    let revealed = 0;
    const password = Object.assign(new Secret('x'), {
      reveal: () => {
        revealed += 1;
        return 'x';
      },
    });
    const answers = await Promise.all([1, 2, 3].map(() => slow.verify(password, null)));
    expect(answers.map(outcomeOf)).to.deep.equal(['false', 'account.passwords_busy', 'account.passwords_busy']);
    expect(outcomeOf(await slow.verify(password, null))).to.equal('false');
    expect(revealed).to.equal(2);
  });

  it('that are being computed are computed to the end, however long that takes', async () => {
    const slow = new BcryptPasswords({ cost: 11, concurrency: 1, maxWait: 1 });
    expect((await slow.hash(new Secret('x'))).isOk()).to.equal(true);
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
