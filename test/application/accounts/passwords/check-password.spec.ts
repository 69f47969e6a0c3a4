import { expect } from 'chai';
import { err } from 'neverthrow';
import { checkPassword } from '../../../../src/application/accounts/passwords/check-password.ts';
import { mailResetLink } from '../../../../src/application/accounts/passwords/mail-reset-link.ts';
import { sweepErasedUser } from '../../../../src/application/accounts/profile/sweep-erased-user.ts';
import { emailKey } from '../../../../src/domain/accounts/email.ts';
import { beginCheck, endCheck } from '../../../../src/domain/accounts/sign-in-guesses.ts';
import { AccountsInMemory, origin, password } from '../../../support/accounts-in-memory.ts';

const busy = 'account.passwords_busy';

describe('checking a password', () => {
  const pauses: number[] = [];
  let accounts: AccountsInMemory;
  let whilePausing: () => Promise<void>;
  beforeEach(() => {
    pauses.length = 0;
    whilePausing = async () => {};
    const delay = {
      pause: async (milliseconds: number) => {
        pauses.push(milliseconds);
        await whilePausing();
      },
    };
    accounts = new AccountsInMemory({ delay });
  });
  const key = emailKey('ada1@example.com');
  const check = async (given = password) => {
    const credential = await accounts.store.credentials.ofEmail(key);
    const guess = { key, password: given, credential, refused: 'sign_in.refused', by: { origin } } as const;
    return await checkPassword(accounts.parts, guess);
  };
  /** As many as may be checked at once are being checked elsewhere. */
  const fill = async () => {
    for (let n = 0; ; n += 1) {
      const now = accounts.clock.now();
      const begun = await accounts.store.guesses.change(key, now, (guesses) => beginCheck(guesses, `other ${n}`, now));
      if (begun.kind === 'wait') return;
    }
  };

  it('waits about two seconds for others that are being checked, then it is refused unchecked', async () => {
    await accounts.register();
    await fill();
    expect((await check())._unsafeUnwrapErr().kind).to.equal(busy);
    expect(pauses).to.deep.equal([10, 20, 40, 80, 150, 200, 250, 300, 300, 300, 350]);
  });

  it('has its turn once one of the others has turned out right', async () => {
    await accounts.register();
    await fill();
    whilePausing = async () => {
      const now = accounts.clock.now();
      if (pauses.length === 3)
        await accounts.store.guesses.change(key, now, (guesses) => endCheck(guesses, 'other 0', 'right', now));
    };
    expect((await check()).isOk()).to.equal(true);
    expect(pauses).to.deep.equal([10, 20, 40]);
  });

  it('that took too long comes to nothing, even if it was right', async () => {
    await accounts.register();
    const { hashes } = accounts.parts;
    const verify = hashes.verify.bind(hashes);
    hashes.verify = async (...given) => {
      accounts.clock.advance({ seconds: 15 });
      return await verify(...given);
    };
    expect((await check())._unsafeUnwrapErr().kind).to.equal(busy);
  });

  it('that could not be done counts as no guess', async () => {
    await accounts.register();
    const { hashes } = accounts.parts;
    const verify = hashes.verify.bind(hashes);
    hashes.verify = async () => err({ kind: busy, retryAfter: 2 } as const);
    for (let n = 0; n < 20; n += 1) expect((await check('wrong'))._unsafeUnwrapErr().kind).to.equal(busy);
    hashes.verify = verify;
    expect((await check()).isOk()).to.equal(true);
  });
});

describe('jobs about accounts', () => {
  it('are tried as often as it takes', () => {
    expect(mailResetLink).to.deep.include({ retries: 12, limitSeconds: 60 });
    expect(sweepErasedUser).to.deep.equal({ name: 'sweep-erased-user', retries: 10, limitSeconds: 60 });
  });
});
