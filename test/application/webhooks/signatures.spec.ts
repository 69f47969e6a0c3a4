import { expect } from 'chai';
import { Webhook } from 'standardwebhooks';
import { describeWebhooksOnBothStores } from '../../support/webhooks/webhook-product.ts';

describeWebhooksOnBothStores('a signature', (opened) => {
  const sent = async () => {
    await (await opened().newUser()).created('/tasks', { title: 'Sow' });
    const [one] = await opened().deliver();
    if (one === undefined) throw new Error('nothing was sent');
    return { raw: one.raw, headers: one.headers as Record<string, string> };
  };

  it('is of both secrets for 24 hours after a rotation, and then of the new one alone', async () => {
    const { id, secret: older } = await opened().subscribe('task.created');
    const newer = (await opened().useCases.rotate.execute(id))._unsafeUnwrap().secret.reveal();
    const { raw, headers } = await sent();
    for (const secret of [older, newer]) new Webhook(secret).verify(raw, headers);
    opened().clock.advance({ hours: 24 });
    const later = await sent();
    const signature = new Webhook(newer).sign(
      later.headers['webhook-id'] ?? '',
      new Date(Number(later.headers['webhook-timestamp']) * 1000),
      later.raw,
    );
    expect(later.headers['webhook-signature']).to.equal(signature);
  });
});
