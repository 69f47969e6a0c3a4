import { expect } from 'chai';
import fc from 'fast-check';
import { KeySet } from '../../../src/adapters/security/key-set.ts';
import { type TrustedKey, trustedKeys } from '../../../src/adapters/security/trusted-keys.ts';
import { keyPair } from '../../support/key-pairs.ts';
import { TestLog } from '../../support/log.ts';

const second = 1_000;
const names = ['a', 'b', 'c', 'never'];

type Event =
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'publish'; readonly kids: readonly string[] }
  | { readonly kind: 'reach'; readonly reachable: boolean }
  | { readonly kind: 'ask'; readonly kid: string; readonly forged: boolean };

const events: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('wait'), seconds: fc.constantFrom(1, 9, 10, 29, 30, 300, 600, 1_200) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('publish'), kids: fc.subarray(['a', 'b', 'c']) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reach'), reachable: fc.boolean() }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('ask'), kid: fc.constantFrom(...names), forged: fc.boolean() }),
  },
);

describe('the key set of another issuer, through any history', () => {
  const made = new Map<string, TrustedKey>();
  before(async () => {
    const pairs = await Promise.all(['a', 'b', 'c'].map((kid) => keyPair(kid)));
    for (const [kid, key] of await trustedKeys(pairs.map(({ jwk }) => jwk))) made.set(kid, key);
  });

  it('finds each published key unless it paused, none that was withdrawn long ago, and asks seldom', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(events, { maxLength: 40 }), async (history) => {
        let time = 0;
        let published = new Set(['a']);
        let reachable = true;
        const answered: { at: number; kids: ReadonlySet<string> }[] = [];
        const fetches: number[] = [];
        /** Those that nobody caused who has a good token. */
        const anonymous: number[] = [];
        const fetchKeys = async () => {
          fetches.push(time);
          if (!reachable) throw new Error('away');
          answered.push({ at: time, kids: published });
          return new Map([...published].flatMap((kid) => [[kid, made.get(kid)]]) as [string, TrustedKey][]);
        };
        const keys = new KeySet({ fetchKeys, log: new TestLog(), elapsed: () => time });
        for (const event of history) {
          if (event.kind === 'wait') time += event.seconds * second;
          if (event.kind === 'publish') published = new Set(event.kids);
          if (event.kind === 'reach') reachable = event.reachable;
          if (event.kind !== 'ask') continue;
          const known = answered.at(-1);
          const asked = fetches.length;
          const found = await keys.find(event.kid);
          await new Promise((resolve) => setImmediate(resolve));
          if (event.forged && found.isOk()) keys.reportForgery();
          if (fetches.length > asked && (event.forged || found.isErr())) anonymous.push(time);
          const latest = answered.at(-1);
          // Only who never had an answer has no keys at hand.
          expect(found.isErr() && found.error.kind === 'issuer.unavailable').to.equal(latest === undefined);
          // One question costs one fetch at most.
          expect(fetches.length - asked).to.be.lessThan(2);
          // What an answer named is found by it, until another answer comes.
          if (known?.kids.has(event.kid) && latest === known) expect(found.isOk()).to.equal(true);
          // A key that nobody published is found only if it was at hand, and not for long.
          if (found.isOk() && !published.has(event.kid)) expect(known?.kids.has(event.kid)).to.equal(true);
          // Whoever is published is missed only in the pause after somebody asked in vain.
          if (found.isErr() && reachable && published.has(event.kid))
            expect(fetches.slice(0, asked).some((at) => time - at < 30 * second)).to.equal(true);
        }
        for (const [index, at] of anonymous.entries())
          if (index > 0) expect(at - (anonymous[index - 1] ?? 0)).to.be.at.least(10 * second);
      }),
      { numRuns: 500 },
    );
  });
});
