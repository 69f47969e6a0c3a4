import { expect } from 'chai';
import { Webhook } from 'standardwebhooks';
import { accounts } from '../../../src/infrastructure/wiring/tokens/account-tokens.ts';
import { audit } from '../../../src/infrastructure/wiring/tokens/audit-tokens.ts';
import { jobs } from '../../../src/infrastructure/wiring/tokens/job-tokens.ts';
import { webhooks } from '../../../src/infrastructure/wiring/tokens/webhook-tokens.ts';
import { eventually } from '../../support/eventually.ts';
import { describeWebhooksOnBothStores } from '../../support/webhooks/webhook-product.ts';
import { answering, taken, WebhookReceiver } from '../../support/webhooks/webhook-receiver.ts';

describeWebhooksOnBothStores('a delivery', (opened) => {
  const event = async (title = 'Sow') => (await opened().newUser()).created('/tasks', { title });
  const audited = async (action: string) =>
    (await opened().container.get(audit.log).page({ action }, { limit: 5, offset: 0 })).items;

  it('is attempted again when it was not taken, with the same id and body, and done with once it is', async () => {
    const { secret } = await opened().subscribe('task.created');
    opened().receiver.answer = answering(503);
    await event();
    const [first] = await opened().deliver();
    const [waiting] = await opened().deliveries();
    expect(waiting).to.include({ state: 'waiting', attempts: 1, lastStatus: 503, type: 'task.created' });
    expect(await opened().deliver()).to.deep.equal([]);
    opened().receiver.answer = taken;
    opened().clock.advance({ seconds: 5 });
    const [second, ...others] = await opened().deliver();
    expect([second?.raw, second?.headers['webhook-id'], others]).to.deep.equal([first?.raw, first?.body.id, []]);
    new Webhook(secret).verify(second?.raw ?? '', second?.headers as Record<string, string>);
    const [done] = await opened().deliveries();
    expect(done).to.include({ state: 'done', attempts: 2, lastStatus: 204, nextAt: null });
    opened().clock.advance({ days: 2 });
    expect(await opened().deliver()).to.deep.equal([]);
  });

  it('is dead after the whole schedule, and can be asked for again under the id that it had', async () => {
    await opened().subscribe('task.created');
    opened().receiver.answer = answering(500);
    await event();
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expect(await opened().deliver()).to.have.length(1);
      opened().clock.advance({ hours: 24 });
      // Else the endpoint itself would be given up.
      const [{ endpointId = '' } = {}] = await opened().deliveries();
      const { endpoints } = opened().container.get(webhooks.store);
      const endpoint = await endpoints.withId(endpointId);
      if (endpoint !== undefined) await endpoints.save(endpoint.succeeded());
    }
    const [dead] = await opened().deliveries();
    expect(dead).to.include({ state: 'dead', attempts: 10, nextAt: null });
    expect(await opened().deliver()).to.deep.equal([]);
    opened().receiver.answer = taken;
    const redelivered = await opened().useCases.redeliver.execute(dead?.id ?? '');
    expect(redelivered._unsafeUnwrap().facts).to.include({ state: 'waiting', attempts: 0 });
    const [again] = await opened().deliver();
    expect(again?.body.id).to.equal(dead?.eventId);
    expect((await audited('webhook.redelivered'))[0]?.details).to.include({ delivery: dead?.id });
  });

  it('that is answered with 410 removes the endpoint, with all that waited for it', async () => {
    const { id } = await opened().subscribe('task.created');
    opened().receiver.answer = answering(410);
    await event();
    await opened().deliver();
    expect(await opened().useCases.endpoints.all()).to.deep.equal([]);
    expect(await opened().deliveries()).to.deep.equal([]);
    const [entry] = await audited('webhook.removed');
    expect(entry).to.deep.include({ subject: { type: 'webhook', id }, why: 'it answered 410' });
  });

  it('that fails for five days, as all before it, disables the endpoint and has the admins mailed', async () => {
    const { id } = await opened().subscribe('task.created');
    const operators = opened().container.get(accounts.operatorUseCases);
    const admin = {
      email: `root-${id}@example.com`,
      password: 'Correct-horse-7',
      name: 'Root',
      role: 'admin',
    } as const;
    const { facts } = (await operators.create.execute(admin))._unsafeUnwrap();
    opened().receiver.answer = answering(500);
    await event();
    await opened().deliver();
    opened().clock.advance({ days: 5 });
    await opened().deliver();
    const [endpoint] = await opened().useCases.endpoints.all();
    expect(endpoint?.isDisabled).to.equal(true);
    const mails = await opened().container.get(jobs.ledger).list({ kind: 'mail' }, 10);
    const told = mails.filter(({ facts: order }) => order['mail'] === 'webhook-disabled');
    expect(told.map(({ facts: order }) => [order['userId'], order['endpointId']])).to.deep.include([facts.id, id]);
    expect((await audited('webhook.disabled'))[0]?.subject).to.deep.equal({ type: 'webhook', id });
    await event('While it is disabled');
    opened().clock.advance({ days: 1 });
    expect(await opened().deliver()).to.deep.equal([]);
    expect(await opened().deliveries()).to.have.length(1);
    expect(await opened().useCases.deliveries.oldestWaiting()).to.equal(undefined);
    opened().receiver.answer = taken;
    const tested = (await opened().useCases.test.execute(id))._unsafeUnwrap();
    expect([tested.enabled, tested.why]).to.deep.equal([true, null]);
    expect((await opened().deliver()).map(({ body }) => body.type)).to.deep.equal(['task.created']);
    await operators.deleteUser.execute(facts.id);
  });

  it('to a slow endpoint holds up no other', async () => {
    const slow = await WebhookReceiver.open(() => {});
    const added = await opened().useCases.add.execute({ url: slow.url, events: ['task.created'] });
    await opened().subscribe('task.created');
    for (let n = 0; n < 15; n += 1) await event(`Sow ${n}`);
    const { done } = await opened().useCases.deliver.begin();
    await eventually(() => expect(opened().receiver.received).to.have.length(15));
    await event('One more');
    const later = await opened().useCases.deliver.begin();
    await eventually(() => expect(opened().receiver.received).to.have.length(16));
    expect(slow.received.length).to.be.at.most(10);
    await opened().useCases.remove.execute(added._unsafeUnwrap().endpoint.facts.id);
    await slow.close();
    await Promise.all([done, later.done]);
  });

  it('is made once, however many look for what is due', async () => {
    await opened().subscribe('task.created');
    for (let n = 0; n < 25; n += 1) await event(`Sow ${n}`);
    await Promise.all(
      [1, 2, 3].map(async () => {
        await (await opened().useCases.deliver.begin()).done;
      }),
    );
    const sent = opened().receiver.received.map(({ body }) => body.id);
    expect([sent.length, new Set(sent).size]).to.deep.equal([25, 25]);
    expect(new Set((await opened().deliveries()).map(({ state }) => state))).to.deep.equal(new Set(['done']));
  });

  it('whose secret cannot be read any more is not sent, and says so', async () => {
    await opened().subscribe('task.created');
    const { endpoints } = opened().container.get(webhooks.store);
    const [endpoint] = await endpoints.all();
    if (endpoint !== undefined)
      await endpoints.save(endpoint.rotate('sealed under another secret', opened().clock.now()));
    await event();
    expect(await opened().deliver()).to.deep.equal([]);
    const [delivery] = await opened().deliveries();
    expect(delivery).to.include({ state: 'waiting', attempts: 1, lastStatus: null });
  });

  it('is forgotten 30 days after its end, with its event', async () => {
    await opened().subscribe('task.created');
    await event();
    await opened().deliver();
    const { deliveries } = opened().container.get(webhooks.store);
    const handler = opened()
      .container.getAll(jobs.handlers)
      .find(({ kind }) => kind.name === 'forget-webhook-deliveries');
    opened().clock.advance({ days: 29 });
    await handler?.run({} as never, { id: 'j1' });
    expect(await deliveries.list({}, 10)).to.have.length(1);
    opened().clock.advance({ days: 2 });
    await handler?.run({} as never, { id: 'j2' });
    expect(await deliveries.list({}, 10)).to.deep.equal([]);
  });

  it('of a test is one attempt, whatever comes of it, and is told nobody else', async () => {
    const { id } = await opened().subscribe('task.created');
    await opened().subscribe('task.created');
    const good = (await opened().useCases.test.execute(id))._unsafeUnwrap();
    expect(good.delivery.facts).to.include({ state: 'done', type: 'webhook.test', lastStatus: 204 });
    expect(opened().receiver.received.map(({ body }) => [body.type, body.data])).to.deep.equal([
      ['webhook.test', { endpointId: id }],
    ]);
    opened().receiver.answer = answering(404);
    const bad = (await opened().useCases.test.execute(id))._unsafeUnwrap();
    expect(bad.delivery.facts).to.include({ state: 'dead', attempts: 1, lastStatus: 404 });
    expect(bad.why).to.equal('it answered 404');
    opened().clock.advance({ days: 1 });
    expect(await opened().deliver()).to.deep.equal([]);
  });
});
