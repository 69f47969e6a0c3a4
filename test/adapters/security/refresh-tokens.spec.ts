import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { ChainedRefreshTokens } from '../../../src/adapters/security/chained-refresh-tokens.ts';
import { HmacLinkTokens } from '../../../src/adapters/security/hmac-link-tokens.ts';
import { Secret } from '../../../src/domain/kernel/secret.ts';
import { testSecret } from '../../support/tokens.ts';

const sessionId = '019a9c3f-7b1c-7000-8000-0123456789ab';
const tokens = new ChainedRefreshTokens(testSecret);

describe('refresh tokens', () => {
  const first = tokens.first(sessionId);
  const second = tokens.next(first.token.reveal(), first.chain);

  it('say which session and generation they are of', () => {
    expect(tokens.parse(first.token.reveal())).to.deep.equal({ sessionId, generation: 1, isAuthentic: true });
    expect(tokens.parse(second.token.reveal())).to.deep.equal({ sessionId, generation: 2, isAuthentic: true });
  });

  it('give the same successor again to whoever has the predecessor', () => {
    expect(tokens.reissue(first.token.reveal(), second.chain).reveal()).to.equal(second.token.reveal());
  });

  it('are kept as hashes, of the current and of its predecessor', () => {
    expect(second.chain.currentHash).to.equal(tokens.hashOf(second.token.reveal()));
    expect(second.chain.predecessorHash).to.equal(tokens.hashOf(first.token.reveal()));
  });

  it('do not follow from what is kept, nor do any of their parts occur in it', () => {
    const kept = JSON.stringify([first.chain, second.chain]);
    for (const { token } of [first, second]) {
      const secret = Buffer.from(token.reveal(), 'base64url').subarray(20, 52);
      for (const form of [token.reveal(), secret.toString('base64url'), secret.toString('hex')])
        expect(kept).not.to.include(form);
    }
    const other = tokens.first(sessionId);
    expect(tokens.reissue(other.token.reveal(), second.chain).reveal()).not.to.equal(second.token.reveal());
  });

  it('never come twice', () => {
    expect(tokens.first(sessionId).token.reveal()).not.to.equal(first.token.reveal());
    expect(tokens.next(first.token.reveal(), first.chain).token.reveal()).not.to.equal(second.token.reveal());
  });

  it('bear a mark that nobody else can make', () => {
    const invented = Buffer.from(first.token.reveal(), 'base64url');
    invented.writeUInt8(invented.readUInt8(30) ^ 1, 30);
    expect(tokens.parse(invented.toString('base64url'))?.isAuthentic).to.equal(false);
    const others = new ChainedRefreshTokens(new Secret('another secret of at least 32 bytes'));
    expect(others.parse(first.token.reveal())?.isAuthentic).to.equal(false);
  });

  for (const given of [
    '',
    'x',
    `${first.token.reveal()}=`,
    first.token.reveal().slice(0, -1),
    ` ${first.token.reveal()}`,
  ])
    it(`are not read from ${JSON.stringify(given.slice(0, 8))} of ${given.length} characters`, () => {
      expect(tokens.parse(given)).to.equal(undefined);
    });
});

describe('tokens of mailed links', () => {
  const links = new HmacLinkTokens(testSecret);

  it('follow from the id and the secret alone', () => {
    expect(links.tokenOf('a').reveal()).to.equal(new HmacLinkTokens(testSecret).tokenOf('a').reveal());
    expect(links.tokenOf('a').reveal()).not.to.equal(links.tokenOf('b').reveal());
    expect(links.tokenOf('a').reveal()).not.to.equal(new HmacLinkTokens(new Secret('other')).tokenOf('a').reveal());
  });

  it('are kept as hashes', () => {
    const token = links.tokenOf('a').reveal();
    expect(links.hashOf(token)).to.equal(createHash('sha256').update(token).digest('base64url'));
  });
});
