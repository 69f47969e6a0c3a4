import { expect } from 'chai';
import { SealedWebhookSecrets } from '../../../src/adapters/webhooks/sealed-webhook-secrets.ts';
import { Secret } from '../../../src/domain/kernel/secret.ts';

const ours = new SealedWebhookSecrets(new Secret('a secret of the tests, at least 32 bytes long'));

describe('secrets of webhooks', () => {
  it('have the form of Standard Webhooks, and are never the same', () => {
    const [one, other] = [ours.make().reveal(), ours.make().reveal()];
    expect(one).to.match(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(one).not.to.equal(other);
  });

  it('are kept in a form that shows nothing of them, and can be opened again', () => {
    const secret = ours.make();
    const sealed = ours.seal(secret);
    expect(sealed).not.to.include(secret.reveal().slice(6, 20));
    expect(ours.seal(secret)).not.to.equal(sealed);
    expect(ours.open(sealed)?.reveal()).to.equal(secret.reveal());
  });

  it('cannot be opened under another secret, nor where a letter was changed or lost', () => {
    const sealed = ours.seal(ours.make());
    const theirs = new SealedWebhookSecrets(new Secret('another secret, also at least 32 bytes long'));
    const changed = (sealed.startsWith('A') ? 'B' : 'A') + sealed.slice(1);
    for (const opened of [theirs.open(sealed), ours.open(changed), ours.open(sealed.slice(0, 20)), ours.open('')])
      expect(opened).to.equal(undefined);
  });
});
