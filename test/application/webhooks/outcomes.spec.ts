import { expect } from 'chai';
import { adminCalled, WebhooksInMemory } from '../../support/webhooks/webhooks-in-memory.ts';

const host = 'hooks.example:8443';

describe('what comes of a delivery', () => {
  let hooks: WebhooksInMemory;
  let id: string;
  beforeEach(async () => {
    hooks = new WebhooksInMemory();
    id = await hooks.add('task.created');
    await hooks.happens();
  });
  const delivered = async (status: number | null) => {
    hooks.answer = () => (status === null ? { status, reason: 'time-out' } : { status });
    await hooks.deliver();
    return (await hooks.deliveries())[0];
  };
  const actions = async () => (await hooks.audited()).map(({ action }) => action);

  for (const status of [200, 299])
    it(`is that it is done with ${status}, and nobody is warned`, async () => {
      expect(await delivered(status)).to.deep.include({ state: 'done', attempts: 1, lastStatus: status });
      expect([hooks.counted, hooks.log.lines]).to.deep.equal([['done'], []]);
    });

  for (const status of [199, 300, 404, 500, null])
    it(`is that it waits with ${status}, and operators are warned`, async () => {
      const delivery = await delivered(status);
      expect(delivery).to.deep.include({ state: 'waiting', attempts: 1, lastStatus: status });
      expect(hooks.counted).to.deep.equal(['failed']);
      const why = status === null ? 'time-out' : `it answered ${status}`;
      const about = { webhookId: id, host, deliveryId: delivery?.id, type: 'task.created' };
      expect(hooks.log.lines).to.deep.equal([
        {
          level: 'warn',
          message: 'a webhook was not taken',
          fields: { ...about, outcome: 'failed', attempt: 1, why },
        },
      ]);
      expect((await hooks.store.endpoints.withId(id))?.facts.failingSince).to.equal(hooks.clock.now());
    });

  it('is that it is dead after its last attempt', async () => {
    for (const pause of [0, 5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]) {
      hooks.clock.advance({ seconds: pause });
      await delivered(500);
    }
    expect((await hooks.deliveries())[0]).to.deep.include({ state: 'dead', attempts: 10 });
    expect(hooks.counted).to.deep.equal([...Array(9).fill('failed'), 'dead']);
    expect(hooks.log.lines.at(-1)?.fields).to.deep.include({ outcome: 'dead', attempt: 10 });
  });

  it('is that the endpoint has not failed any more once it takes one', async () => {
    await delivered(500);
    hooks.clock.advance({ seconds: 5 });
    await delivered(204);
    expect((await hooks.store.endpoints.withId(id))?.facts.failingSince).to.equal(null);
    expect(hooks.counted).to.deep.equal(['failed', 'done']);
    expect(await actions()).to.deep.equal(['webhook.added']);
  });

  it('is that the endpoint goes with 410, with all that waited for it', async () => {
    await delivered(410);
    expect([await hooks.useCases.endpoints.all(), hooks.counted]).to.deep.equal([[], ['gone']]);
    const last = (await hooks.audited()).at(-1);
    expect(last).to.deep.include({ action: 'webhook.removed', actor: { type: 'system', id: null } });
    expect(last?.why).to.equal('it answered 410');
    expect(hooks.log.lines.at(-1)?.fields).to.deep.include({ outcome: 'gone', why: 'it answered 410' });
  });

  it('is nothing where somebody has removed the endpoint meanwhile', async () => {
    for (const status of [410, 500, 204]) {
      const other = await hooks.add('task.changed');
      await hooks.happens('task.changed', `event for ${status}`);
      hooks.counted.length = 0;
      hooks.answer = async ({ id: event }) => {
        if (event === 'event-1') return { status: 204 };
        await hooks.store.endpoints.remove(other);
        return { status };
      };
      await hooks.deliver();
      expect(
        hooks.counted.filter((outcome) => outcome !== 'done'),
        `with ${status}`,
      ).to.deep.equal([]);
    }
    expect(await actions()).to.deep.equal(Array(4).fill('webhook.added'));
  });

  it('is written once where two have attempted it', async () => {
    hooks.answer = async () => {
      const [delivery] = await hooks.store.deliveries.list({}, 1);
      await hooks.store.deliveries.save(delivery?.taken(204, hooks.clock.now()) ?? expect.fail(), 0);
      return { status: 500 };
    };
    await hooks.deliver();
    expect((await hooks.deliveries())[0]).to.deep.include({ state: 'done', attempts: 1, lastStatus: 204 });
    expect(hooks.counted).to.deep.equal([]);
  });

  it('is, after five days of nothing else, that the endpoint is disabled, and every admin is mailed', async () => {
    const asked: unknown[] = [];
    hooks.directory = {
      page: async (...given) => {
        asked.push(given);
        return { items: [adminCalled('ada'), adminCalled('eve')], total: 2 };
      },
    };
    const since = hooks.clock.now();
    await delivered(500);
    hooks.clock.advance({ days: 5 });
    await delivered(500);
    expect((await hooks.store.endpoints.withId(id))?.facts.disabledAt).to.equal(hooks.clock.now());
    const last = (await hooks.audited()).at(-1);
    expect(last).to.deep.include({ action: 'webhook.disabled', why: 'it failed for five days', details: { host } });
    expect(last?.actor).to.deep.equal({ type: 'system', id: null });
    expect(asked).to.deep.equal([
      [
        { role: 'admin', state: 'live' },
        { limit: 100, offset: 0 },
      ],
    ]);
    expect(hooks.store.outbox.posted()).to.deep.equal(
      ['ada', 'eve'].map((userId) => ({
        ...{ name: 'webhook-disabled', userId },
        facts: { endpointId: id, host, at: since },
      })),
    );
    hooks.clock.advance({ days: 1 });
    await hooks.deliver();
    expect(hooks.sent, 'a disabled one is told nothing').to.have.length(2);
  });

  it('is that it is not sent where one of its secrets cannot be read', async () => {
    await hooks.useCases.rotate.execute(id);
    hooks.canOpen = (sealed) => sealed.endsWith('2');
    await hooks.deliver();
    expect(hooks.sent).to.deep.equal([]);
    expect(hooks.log.lines[0]?.fields).to.deep.include({ why: 'its secret cannot be read: rotate it' });
  });

  it('is that it is sent again once an endpoint was rotated whose secret could not be read', async () => {
    hooks.canOpen = (sealed) => !sealed.endsWith(' 1');
    await delivered(204);
    expect(hooks.sent).to.deep.equal([]);
    await hooks.useCases.rotate.execute(id);
    hooks.clock.advance({ seconds: 5 });
    expect(await delivered(204)).to.deep.include({ state: 'done', attempts: 2 });
    expect(hooks.sent[0]?.secrets.map((one) => one.reveal())).to.deep.equal(['secret 2']);
  });

  it('can be tried again by an operator', async () => {
    await delivered(204);
    const delivery = (await hooks.deliveries())[0];
    const again = (await hooks.useCases.redeliver.execute(delivery?.id ?? ''))._unsafeUnwrap();
    expect(again.facts).to.deep.include({ id: delivery?.id, state: 'waiting', attempts: 0 });
    const last = (await hooks.audited()).at(-1);
    expect(last).to.deep.include({ action: 'webhook.redelivered', actor: { type: 'operator', id: 'cli:ada' } });
    expect(last?.details).to.deep.equal({ delivery: delivery?.id, type: 'task.created', host });
    await hooks.deliver();
    expect(hooks.sent.map((one) => one.id)).to.deep.equal(['event-1', 'event-1']);
  });

  it('cannot be tried again where there is none, where its endpoint is gone, or while it is attempted', async () => {
    const [delivery] = await hooks.deliveries();
    const again = async (given = delivery?.id ?? '') =>
      (await hooks.useCases.redeliver.execute(given)).match(
        () => 'ok',
        ({ kind }) => kind,
      );
    expect(await again('another one')).to.equal('webhook_delivery.not_found');
    hooks.store.deliveries.save = async () => false;
    expect(await again()).to.equal('webhook_delivery.not_found');
    hooks.store.endpoints.withId = async () => undefined;
    expect(await again()).to.equal('webhook.not_found');
    expect(await actions()).to.deep.equal(['webhook.added']);
  });
});
