import { expect } from 'chai';
import { WebhooksInMemory } from '../../support/webhooks/webhooks-in-memory.ts';

const operator = { type: 'operator', id: 'cli:ada' };
const notFound = { kind: 'webhook.not_found' };

describe('an endpoint of webhooks', () => {
  let hooks: WebhooksInMemory;
  beforeEach(() => {
    hooks = new WebhooksInMemory();
  });
  const audited = async () => {
    const all = await hooks.audited();
    return all.map(({ action, actor, subject, details, why }) => ({ action, actor, subject, details, why }));
  };
  const entry = (action: string, id: string, more: { details?: object; why?: string | null; actor?: object } = {}) => ({
    ...{ action: `webhook.${action}`, actor: more.actor ?? operator, subject: { type: 'webhook', id } },
    ...{ details: { ...more.details, host: 'hooks.example:8443' }, why: more.why ?? null },
  });

  it('is added with a secret that nobody is shown again, and it is recorded with its host alone', async () => {
    const given = { url: 'https://hooks.example:8443/path?token=x', events: ['task.deleted', 'task.created'] };
    const { endpoint, secret } = (await hooks.useCases.add.execute(given))._unsafeUnwrap();
    expect(secret.reveal()).to.equal('secret 1');
    expect(endpoint.facts).to.deep.include({
      ...{ url: given.url, events: ['task.created', 'task.deleted'], createdAt: hooks.clock.now() },
      secrets: [{ sealed: 'sealed secret 1', until: null }],
    });
    expect((await hooks.useCases.endpoints.all()).map(({ facts }) => facts)).to.deep.equal([endpoint.facts]);
    expect(await audited()).to.deep.equal([
      entry('added', endpoint.facts.id, { details: { events: 'task.created task.deleted' } }),
    ]);
  });

  it('is refused with every rule that it breaks, and leaves nothing', async () => {
    const broken = async (url: string, ...events: string[]) => {
      const { violations } = (await hooks.useCases.add.execute({ url, events }))._unsafeUnwrapErr();
      return violations.map(({ field, rule, constraint }) => [field, rule, constraint]);
    };
    const known = 'task.created, task.changed, task.completed, task.deleted, task.restored';
    const url = ['url', 'format', 'a URL'];
    expect(await broken('ftp:', 'dog.barked', 'task.created', 'cat')).to.deep.equal([
      url,
      ['events', 'unknown_reference', `dog.barked, cat is none of ${known}`],
    ]);
    expect(await broken('https://x')).to.deep.equal([['events', 'required', 'one at least']]);
    expect(await broken('x', 'task.created')).to.deep.equal([url]);
    expect([await hooks.useCases.endpoints.all(), await audited()]).to.deep.equal([[], []]);
  });

  it('is found by its id', async () => {
    const id = await hooks.add('task.created');
    await hooks.add('task.created');
    expect((await hooks.useCases.find.execute(id))._unsafeUnwrap().facts.id).to.equal(id);
    for (const given of [id.slice(0, 6), '', 'another one'])
      expect((await hooks.useCases.find.execute(given))._unsafeUnwrapErr(), given).to.deep.equal(notFound);
  });

  it('gets another secret, beside which the one before it signs for a day', async () => {
    const id = await hooks.add('task.created');
    const { endpoint, secret } = (await hooks.useCases.rotate.execute(id))._unsafeUnwrap();
    expect(secret.reveal()).to.equal('secret 2');
    expect(endpoint.facts.secrets.map(({ sealed }) => sealed)).to.deep.equal(['sealed secret 2', 'sealed secret 1']);
    expect((await hooks.store.endpoints.withId(id))?.facts).to.deep.equal(endpoint.facts);
    expect((await audited()).at(-1)).to.deep.equal(entry('rotated', id));
    await hooks.happens();
    await hooks.deliver();
    expect(hooks.sent[0]?.secrets.map((one) => one.reveal())).to.deep.equal(['secret 2', 'secret 1']);
    expect((await hooks.useCases.rotate.execute('another one'))._unsafeUnwrapErr()).to.deep.equal(notFound);
  });

  it('is removed, and then there is none', async () => {
    const id = await hooks.add('task.created');
    expect((await hooks.useCases.remove.execute(id))._unsafeUnwrap().facts.id).to.equal(id);
    expect(await hooks.useCases.endpoints.all()).to.deep.equal([]);
    expect((await audited()).at(-1)).to.deep.equal(entry('removed', id));
    expect((await hooks.useCases.remove.execute(id))._unsafeUnwrapErr()).to.deep.equal(notFound);
  });

  it('that somebody else removes at the same moment was not removed twice, nor rotated', async () => {
    const id = await hooks.add('task.created');
    hooks.store.endpoints.remove = async () => false;
    hooks.store.endpoints.lock = async () => undefined;
    expect((await hooks.useCases.remove.execute(id))._unsafeUnwrapErr()).to.deep.equal(notFound);
    expect((await hooks.useCases.rotate.execute(id))._unsafeUnwrapErr()).to.deep.equal(notFound);
    expect(await audited()).to.have.length(1);
  });

  it('is tested with one event of its own, kept as a delivery', async () => {
    const id = await hooks.add('task.created');
    const { delivery, why, enabled } = (await hooks.useCases.test.execute(id))._unsafeUnwrap();
    expect([why, enabled, delivery.facts.state, delivery.facts.lastStatus]).to.deep.equal([null, false, 'done', 204]);
    expect(hooks.sent).to.have.length(1);
    expect(JSON.parse(hooks.sent[0]?.body ?? '')).to.deep.equal({
      ...{ id: hooks.sent[0]?.id, type: 'webhook.test', timestamp: hooks.clock.now(), data: { endpointId: id } },
    });
    expect(await hooks.deliveries()).to.deep.equal([delivery.facts]);
    expect((await audited()).at(-1)).to.deep.equal(
      entry('tested', id, { details: { delivery: delivery.facts.id, status: 204 } }),
    );
    expect((await hooks.useCases.test.execute('another one'))._unsafeUnwrapErr()).to.deep.equal(notFound);
  });

  for (const [what, answer, why] of [
    ['refuses', { status: 500 }, 'it answered 500'],
    ['is silent', { status: null, reason: 'time-out' }, 'time-out'],
  ] as const)
    it(`that ${what} at a test is not asked again, and it is recorded why`, async () => {
      hooks.answer = () => answer;
      const id = await hooks.add('task.created');
      const tested = (await hooks.useCases.test.execute(id))._unsafeUnwrap();
      expect([tested.why, tested.enabled, tested.delivery.facts.state]).to.deep.equal([why, false, 'dead']);
      expect((await audited()).at(-1)).to.deep.equal(
        entry('tested', id, { why, details: { delivery: tested.delivery.facts.id, status: answer.status } }),
      );
      hooks.clock.advance({ days: 1 });
      await hooks.deliver();
      expect(hooks.sent).to.have.length(1);
    });

  it('is the tester’s alone for a minute while it is tested', async () => {
    const id = await hooks.add('task.created');
    hooks.answer = async () => {
      hooks.clock.advance({ seconds: 59 });
      await hooks.deliver();
      return { status: 204 };
    };
    await hooks.useCases.test.execute(id);
    expect(hooks.sent).to.have.length(1);
    const [delivery] = await hooks.deliveries();
    expect(delivery?.state).to.equal('done');
  });

  it('that was disabled is told events again once it takes a test', async () => {
    const id = await hooks.add('task.created');
    const found = await hooks.store.endpoints.withId(id);
    await hooks.store.endpoints.save(found?.failed(hooks.clock.now()) ?? expect.fail());
    expect((await hooks.useCases.test.execute(id))._unsafeUnwrap().enabled, 'it only failed').to.equal(false);
    expect((await hooks.store.endpoints.withId(id))?.facts.failingSince).to.equal(null);
    const failed = found?.failed(hooks.clock.now()) ?? expect.fail();
    hooks.clock.advance({ days: 6 });
    await hooks.store.endpoints.save(failed.failed(hooks.clock.now()));
    expect((await hooks.store.endpoints.withId(id))?.isDisabled).to.equal(true);
    expect((await hooks.useCases.test.execute(id))._unsafeUnwrap().enabled).to.equal(true);
    expect((await hooks.store.endpoints.withId(id))?.isDisabled).to.equal(false);
    expect((await audited()).at(-1)).to.deep.equal(entry('enabled', id, { why: 'it took a test' }));
  });

  it('that goes while it is tested stays gone', async () => {
    const id = await hooks.add('task.created');
    hooks.answer = async () => {
      await hooks.store.endpoints.remove(id);
      return { status: 204 };
    };
    expect((await hooks.useCases.test.execute(id))._unsafeUnwrap().enabled).to.equal(false);
    expect((await audited()).map(({ action }) => action)).to.deep.equal(['webhook.added']);
  });
});
