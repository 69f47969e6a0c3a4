import { expect } from 'chai';
import { KeySet } from '../../../src/adapters/security/key-set.ts';
import { type TrustedKey, type TrustedKeys, trustedKeys } from '../../../src/adapters/security/trusted-keys.ts';
import { type KeyPair, keyPair } from '../../support/key-pairs.ts';
import { TestLog } from '../../support/log.ts';

const minute = 60_000;

describe('the key set of another issuer', () => {
  let one: KeyPair;
  let two: KeyPair;
  before(async () => {
    one = await keyPair('one');
    two = await keyPair('two');
  });

  let time: number;
  let log: TestLog;
  /** What the issuer answers; undefined while it is away. */
  let published: readonly KeyPair[] | undefined;
  let fetches: number;
  /** Answers wait for it. */
  let gate: Promise<void>;
  let keys: KeySet;

  beforeEach(() => {
    time = 0;
    log = new TestLog();
    published = [one];
    fetches = 0;
    gate = Promise.resolve();
    keys = new KeySet({ fetchKeys, log, elapsed: () => time });
  });

  async function fetchKeys(): Promise<TrustedKeys> {
    fetches += 1;
    await gate;
    if (published === undefined) throw new Error('fetch failed', { cause: new Error('connect ECONNREFUSED') });
    return trustedKeys(published.map(({ jwk }) => jwk));
  }
  const outcome = async (kid: string) =>
    (await keys.find(kid)).match(
      (key) => key.kid,
      ({ kind }) => kind,
    );
  const found = async (kid: string): Promise<TrustedKey> => (await keys.find(kid))._unsafeUnwrap();
  const closeGate = (): (() => void) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    return resolve;
  };
  /** Lets a fetch in the background come to its end. */
  const settle = () => new Promise((resolve) => setImmediate(resolve));

  it('is fetched once, at the first need, for all who wait', async () => {
    expect(fetches).to.equal(0);
    expect(await Promise.all(['one', 'one', 'none'].map(outcome))).to.deep.equal(['one', 'one', 'token.forged']);
    expect(await outcome('one')).to.equal('one');
    expect(fetches).to.equal(1);
  });

  describe('asked for an unknown key', () => {
    beforeEach(() => outcome('one'));

    it('is fetched once more, shared by all who wait', async () => {
      published = [one, two];
      expect(await Promise.all(['two', 'two', 'none'].map(outcome))).to.deep.equal(['two', 'two', 'token.forged']);
      expect(fetches).to.equal(2);
    });
    it('is then left alone for 30 s', async () => {
      await outcome('none');
      published = [one, two];
      time += 29_999;
      expect([await outcome('two'), await outcome('none')]).to.deep.equal(['token.forged', 'token.forged']);
      expect(fetches).to.equal(2);
      time += 1;
      expect(await outcome('two')).to.equal('two');
      expect(fetches).to.equal(3);
    });
    it('makes no known key wait', async () => {
      const open = closeGate();
      const unknown = outcome('none');
      expect(await outcome('one')).to.equal('one');
      open();
      expect(await unknown).to.equal('token.forged');
    });
    it('is left alone for 30 s after a fetch that failed, too, and known keys go on', async () => {
      published = undefined;
      const outcomes = [await outcome('two'), await outcome('two'), await outcome('one')];
      expect(outcomes).to.deep.equal(['token.forged', 'token.forged', 'one']);
      expect(fetches).to.equal(2);
    });
  });

  it('pauses only after a fetch that an unknown key caused: not after the first, nor after a refresh', async () => {
    expect(await Promise.all(['one', 'two'].map(outcome))).to.deep.equal(['one', 'token.forged']);
    published = [one, two];
    expect(await outcome('two')).to.equal('two');
    time += 10 * minute;
    const three = await keyPair('three');
    expect(await Promise.all(['one', 'three'].map(outcome))).to.deep.equal(['one', 'token.forged']);
    expect(fetches).to.equal(3);
    published = [one, two, three];
    expect(await outcome('three')).to.equal('three');
  });

  describe('asked by somebody anonymous', () => {
    const ask = async (kid: string) => {
      const key = await keys.find(kid);
      if (key.isOk()) keys.reportForgery();
    };
    it('is fetched once in 10 s, however many names are made up', async () => {
      for (let name = 0; name < 100; name += 1) await ask(`made up ${name}`);
      expect(fetches).to.equal(1);
    });
    it('is fetched once in 10 s, also where the first has the name of a key that is there', async () => {
      await ask('one');
      await ask('made up');
      expect(fetches).to.equal(1);
      time += 10_000;
      await ask('made up');
      expect(fetches).to.equal(2);
    });
    it('is fetched once in 10 s, also where it fails with keys at hand', async () => {
      await outcome('one');
      time += 10 * minute;
      published = undefined;
      await ask('one');
      await settle();
      for (let name = 0; name < 100; name += 1) await ask(`made up ${name}`);
      expect(fetches).to.equal(2);
    });
    it('does not fetch again for the name that a token of the shared secret gives', async () => {
      published = undefined;
      for (let name = 0; name < 50; name += 1) await keys.knows(`made up ${name}`);
      expect(fetches).to.equal(1);
    });
  });

  describe('in use', () => {
    let key: TrustedKey;
    beforeEach(async () => {
      key = await found('one');
    });

    it('is refreshed every 10 minutes, in the background', async () => {
      const open = closeGate();
      time += 10 * minute - 1;
      expect([await outcome('one'), fetches]).to.deep.equal(['one', 1]);
      time += 1;
      expect([await outcome('one'), fetches]).to.deep.equal(['one', 2]);
      open();
      await settle();
      time += 10 * minute - 1;
      expect([await outcome('one'), fetches]).to.deep.equal(['one', 2]);
    });
    it('is refreshed also where only tokens come that are known already', async () => {
      time += 10 * minute;
      expect(keys.trusts(key)).to.equal(true);
      expect(fetches).to.equal(2);
    });
    it('no longer trusts a key that is gone from it', async () => {
      published = [two];
      time += 10 * minute;
      expect(keys.trusts(key)).to.equal(true);
      await settle();
      expect(keys.trusts(key)).to.equal(false);
      expect(await outcome('one')).to.equal('token.forged');
    });
    it('no longer trusts a key whose name was given to another', async () => {
      const other = await keyPair('one');
      published = [other];
      time += 10 * minute;
      await outcome('one');
      await settle();
      expect(keys.trusts(key)).to.equal(false);
      expect(keys.trusts(await found('one'))).to.equal(true);
    });
    it('goes on trusting a key that is still there', async () => {
      published = [two, one];
      time += 10 * minute;
      await outcome('one');
      await settle();
      expect(keys.trusts(key)).to.equal(true);
    });
    it('out of use for long, is refreshed before it is believed', async () => {
      published = [two];
      time += 20 * minute;
      expect(keys.trusts(key)).to.equal(false);
      expect(await outcome('one')).to.equal('token.forged');
      expect(fetches).to.equal(2);
    });
  });

  describe('while the issuer is away', () => {
    it('goes on with the keys at hand, however old, and asks again every 10 s', async () => {
      const key = await found('one');
      published = undefined;
      time += 24 * 60 * minute;
      expect(await outcome('one')).to.equal('one');
      for (let second = 0; second < 30; second += 1) {
        time += 1_000;
        expect([await outcome('one'), keys.trusts(key)]).to.deep.equal(['one', true]);
        await settle();
      }
      expect(fetches).to.equal(5);
      published = [two];
      time += 10_000;
      await outcome('one');
      await settle();
      expect(await outcome('one')).to.equal('token.forged');
    });
    it('is unavailable without any key, and asks again 10 s later', async () => {
      published = undefined;
      const away = ['issuer.unavailable', 'issuer.unavailable'];
      expect(await Promise.all(['one', 'none'].map(outcome))).to.deep.equal(away);
      published = [one];
      time += 9_999;
      expect(await Promise.all(['one', 'none'].map(outcome))).to.deep.equal(away);
      expect([await keys.knows('one'), fetches]).to.deep.equal([false, 1]);
      time += 1;
      expect([await outcome('one'), fetches]).to.deep.equal(['one', 2]);
    });
    it('and hangs, is asked once for all who wait, whatever they ask for', async () => {
      const open = closeGate();
      published = undefined;
      const waiting = Promise.all([...Array(50).keys()].map((kid) => outcome(String(kid))));
      const known = Promise.all([...Array(50).keys()].map((kid) => keys.knows(String(kid))));
      await settle();
      open();
      expect(new Set([...(await waiting), ...(await known)])).to.deep.equal(new Set(['issuer.unavailable', false]));
      expect(fetches).to.equal(1);
    });
    it('says so in the log, with the reason', async () => {
      published = undefined;
      await outcome('one');
      const fields = { reason: 'fetch failed: connect ECONNREFUSED' };
      const message = 'the keys of the token issuer could not be fetched';
      expect(log.lines).to.deep.equal([{ level: 'warn', message, fields }]);
    });
  });
});
