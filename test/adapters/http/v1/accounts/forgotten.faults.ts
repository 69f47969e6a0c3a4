import { expect } from 'chai';
import { type AccountsOnPostgres, accountsOnPostgres } from '../../../../support/accounts-on-postgres.ts';

type Kind = 'known' | 'unknown';

const requests = 2000;

/** How often a member of the one list is greater than one of the other; equal ones count half. */
function superiority(one: readonly number[], other: readonly number[]): number {
  let wins = 0;
  for (const mine of one) for (const theirs of other) wins += mine > theirs ? 1 : mine === theirs ? 0.5 : 0;
  return wins / one.length / other.length;
}

describe('the time that asking for a new password takes', function () {
  this.timeout(300_000);
  let opened: AccountsOnPostgres;
  const known: string[] = [];
  before(async () => {
    opened = await accountsOnPostgres();
    for (let user = 0; user < 50; user += 1) known.push((await opened.api.registered()).email);
  });
  after(() => opened.close());

  for (const [when, atOnce] of [
    ['on a quiet machine', 1],
    ['on a busy one', 16],
  ] as const)
    it(`does not tell whether somebody has the address, ${when}`, async () => {
      const times: Record<Kind, number[]> = { known: [], unknown: [] };
      let left = requests;
      const ask = async () => {
        while (left > 0) {
          left -= 1;
          const kind: Kind = Math.random() < 0.5 ? 'known' : 'unknown';
          const email =
            kind === 'known' ? (known[left % known.length] ?? '') : `nobody${left % known.length}@example.com`;
          const began = performance.now();
          const { status, text } = await opened.api.post('/auth/forgot-password', { email });
          times[kind].push(performance.now() - began);
          expect([status, JSON.parse(text).message]).to.deep.equal([
            202,
            'If there is an account with this e-mail, a link is on its way',
          ]);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, ask));
      // Chance alone strays from a half by 0.013 once in three times, and by 0.06 never.
      expect(superiority(times.known, times.unknown)).to.be.within(0.44, 0.56);
    });
});
