import { expect } from 'chai';
import type { TrustedKey } from '../../../src/adapters/security/trusted-keys.ts';
import { AskedIssuer } from '../../support/asked-issuer.ts';
import { type KeyPair, keyPair } from '../../support/key-pairs.ts';

const minute = 60_000;

describe('the key set of another issuer', () => {
  let one: KeyPair;
  let two: KeyPair;
  let issuer: AskedIssuer;
  before(async () => {
    one = await keyPair('one');
    two = await keyPair('two');
  });
  beforeEach(() => {
    issuer = new AskedIssuer(one);
  });
  const outcome = (kid: string) => issuer.outcome(kid);

  it('is fetched once, at the first need, for all who wait', async () => {
    expect(issuer.fetches).to.equal(0);
    expect(await Promise.all(['one', 'one', 'none'].map(outcome))).to.deep.equal(['one', 'one', 'token.forged']);
    expect(await outcome('one')).to.equal('one');
    expect(issuer.fetches).to.equal(1);
  });

  describe('asked for an unknown key', () => {
    beforeEach(() => outcome('one'));

    it('is fetched once more, shared by all who wait', async () => {
      issuer.published = [one, two];
      expect(await Promise.all(['two', 'two', 'none'].map(outcome))).to.deep.equal(['two', 'two', 'token.forged']);
      expect(issuer.fetches).to.equal(2);
    });
    it('is then left alone for 30 s', async () => {
      await outcome('none');
      issuer.published = [one, two];
      issuer.time += 29_999;
      expect([await outcome('two'), await outcome('none')]).to.deep.equal(['token.forged', 'token.forged']);
      expect(issuer.fetches).to.equal(2);
      issuer.time += 1;
      expect(await outcome('two')).to.equal('two');
      expect(issuer.fetches).to.equal(3);
    });
    it('makes no known key wait', async () => {
      const open = issuer.hang();
      const unknown = outcome('none');
      expect(await outcome('one')).to.equal('one');
      open();
      expect(await unknown).to.equal('token.forged');
    });
    it('is left alone for 30 s after a fetch that failed, too, and known keys go on', async () => {
      issuer.published = undefined;
      const outcomes = [await outcome('two'), await outcome('two'), await outcome('one')];
      expect(outcomes).to.deep.equal(['token.forged', 'token.forged', 'one']);
      expect(issuer.fetches).to.equal(2);
    });
  });

  it('pauses only after a fetch that an unknown key caused: not after the first, nor after a refresh', async () => {
    expect(await Promise.all(['one', 'two'].map(outcome))).to.deep.equal(['one', 'token.forged']);
    issuer.published = [one, two];
    expect(await outcome('two')).to.equal('two');
    issuer.time += 10 * minute;
    const three = await keyPair('three');
    expect(await Promise.all(['one', 'three'].map(outcome))).to.deep.equal(['one', 'token.forged']);
    expect(issuer.fetches).to.equal(3);
    issuer.published = [one, two, three];
    expect(await outcome('three')).to.equal('three');
  });

  describe('in use', () => {
    let key: TrustedKey;
    beforeEach(async () => {
      key = await issuer.found('one');
    });

    it('is refreshed every 10 minutes, in the background', async () => {
      const open = issuer.hang();
      issuer.time += 10 * minute - 1;
      expect([await outcome('one'), issuer.fetches]).to.deep.equal(['one', 1]);
      issuer.time += 1;
      expect([await outcome('one'), issuer.fetches]).to.deep.equal(['one', 2]);
      open();
      await issuer.settle();
      issuer.time += 10 * minute - 1;
      expect([await outcome('one'), issuer.fetches]).to.deep.equal(['one', 2]);
    });
    it('is refreshed also where only tokens come that are known already', async () => {
      issuer.time += 10 * minute;
      expect(issuer.keys.trusts(key)).to.equal(true);
      expect(issuer.fetches).to.equal(2);
    });
    it('no longer trusts a key that is gone from it', async () => {
      issuer.published = [two];
      issuer.time += 10 * minute;
      expect(issuer.keys.trusts(key)).to.equal(true);
      await issuer.settle();
      expect(issuer.keys.trusts(key)).to.equal(false);
      expect(await outcome('one')).to.equal('token.forged');
    });
    it('no longer trusts a key whose name was given to another', async () => {
      const other = await keyPair('one');
      issuer.published = [other];
      issuer.time += 10 * minute;
      await outcome('one');
      await issuer.settle();
      expect(issuer.keys.trusts(key)).to.equal(false);
      expect(issuer.keys.trusts(await issuer.found('one'))).to.equal(true);
    });
    it('goes on trusting a key that is still there', async () => {
      issuer.published = [two, one];
      issuer.time += 10 * minute;
      await outcome('one');
      await issuer.settle();
      expect(issuer.keys.trusts(key)).to.equal(true);
    });
    it('out of use for long, is refreshed before it is believed', async () => {
      issuer.published = [two];
      issuer.time += 20 * minute;
      expect(issuer.keys.trusts(key)).to.equal(false);
      expect(await outcome('one')).to.equal('token.forged');
      expect(issuer.fetches).to.equal(2);
    });
  });
});
