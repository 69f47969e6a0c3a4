import { expect } from 'chai';
import { AskedIssuer } from '../../support/asked-issuer.ts';
import { type KeyPair, keyPair } from '../../support/key-pairs.ts';

const minute = 60_000;

describe('the key set of an issuer that is asked too much, or away', () => {
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

  describe('asked by somebody anonymous', () => {
    const ask = async (kid: string) => {
      const key = await issuer.keys.find(kid);
      if (key.isOk()) issuer.keys.reportForgery();
    };
    it('is fetched once in 10 s, however many names are made up', async () => {
      for (let name = 0; name < 100; name += 1) await ask(`made up ${name}`);
      expect(issuer.fetches).to.equal(1);
    });
    it('is fetched once in 10 s, also where the first has the name of a key that is there', async () => {
      await ask('one');
      await ask('made up');
      expect(issuer.fetches).to.equal(1);
      issuer.time += 10_000;
      await ask('made up');
      expect(issuer.fetches).to.equal(2);
    });
    it('is fetched once in 10 s, also where it fails with keys at hand', async () => {
      await outcome('one');
      issuer.time += 10 * minute;
      issuer.published = undefined;
      await ask('one');
      await issuer.settle();
      for (let name = 0; name < 100; name += 1) await ask(`made up ${name}`);
      expect(issuer.fetches).to.equal(2);
    });
  });

  describe('while the issuer is away', () => {
    it('goes on with the keys at hand, however old, and asks again every 10 s', async () => {
      const key = await issuer.found('one');
      issuer.published = undefined;
      issuer.time += 24 * 60 * minute;
      expect(await outcome('one')).to.equal('one');
      for (let second = 0; second < 30; second += 1) {
        issuer.time += 1_000;
        expect([await outcome('one'), issuer.keys.trusts(key)]).to.deep.equal(['one', true]);
        await issuer.settle();
      }
      expect(issuer.fetches).to.equal(5);
      issuer.published = [two];
      issuer.time += 10_000;
      await outcome('one');
      await issuer.settle();
      expect(await outcome('one')).to.equal('token.forged');
    });
    it('is unavailable without any key, and asks again 10 s later', async () => {
      issuer.published = undefined;
      const away = ['issuer.unavailable', 'issuer.unavailable'];
      expect(await Promise.all(['one', 'none'].map(outcome))).to.deep.equal(away);
      issuer.published = [one];
      issuer.time += 9_999;
      expect(await Promise.all(['one', 'none'].map(outcome))).to.deep.equal(away);
      expect([await issuer.keys.knows('one'), issuer.fetches]).to.deep.equal([false, 1]);
      issuer.time += 1;
      expect([await outcome('one'), issuer.fetches]).to.deep.equal(['one', 2]);
    });
    it('and hangs, is asked once for all who wait, whatever they ask for', async () => {
      const open = issuer.hang();
      issuer.published = undefined;
      const names = Array.from({ length: 50 }, (_, name) => `${name}`);
      const asked = Promise.all([...names.map(outcome), ...names.map((name) => issuer.keys.knows(name))]);
      await issuer.settle();
      open();
      expect(new Set(await asked)).to.deep.equal(new Set(['issuer.unavailable', false]));
      expect(issuer.fetches).to.equal(1);
    });
    it('says so in the log, with the reason', async () => {
      issuer.published = undefined;
      await outcome('one');
      const fields = { reason: 'fetch failed: connect ECONNREFUSED' };
      const message = 'the keys of the token issuer could not be fetched';
      expect(issuer.log.lines).to.deep.equal([{ level: 'warn', message, fields }]);
    });
  });
});
