import { expect } from 'chai';
import { audit } from '../../../src/infrastructure/wiring/tokens/audit-tokens.ts';
import { type Cli, cliOn } from '../../support/cli.ts';
import { WebhookProduct } from '../../support/webhooks/webhook-product.ts';
import { answering } from '../../support/webhooks/webhook-receiver.ts';

describe('mainstay webhooks', () => {
  let product: WebhookProduct;
  let cli: Cli;
  beforeEach(async () => {
    product = await WebhookProduct.inMemory();
    cli = cliOn(product.container);
  });
  afterEach(() => product.close());

  const added = async (events = 'task.created,payment.completed') =>
    (await cli.json(['webhooks', 'add', product.receiver.url, '--events', events])) as { id: string; secret: string };
  const listed = async () => (await cli.json('webhooks list')) as unknown as Record<string, unknown>[];
  const deliveries = async (more = '') =>
    (await cli.json(`webhooks deliveries${more}`)) as unknown as Record<string, unknown>[];
  const event = async () => (await product.newUser()).created('/tasks', { title: 'Sow' });

  it('add prints the id and, once, the secret', async () => {
    const { id, secret } = await added();
    expect(secret).to.match(/^whsec_/);
    const [one] = await listed();
    const { createdAt, ...rest } = one ?? {};
    const events = ['task.created', 'payment.completed'];
    expect(rest).to.deep.equal({ id, url: product.receiver.url, events, disabledAt: null });
    expect(createdAt).to.be.a('string');
    const text = await cli.run(['webhooks', 'add', product.receiver.url, '--events', 'task.created']);
    expect(text.output).to.match(/id +[\da-f-]{36}\nsecret +whsec_\S+\n/);
    for (const words of ['webhooks list', 'webhooks list --json', 'audit list --json', 'jobs list --json'])
      expect((await cli.run(words)).output)
        .not.to.include('whsec_')
        .and.not.to.include(secret.slice(6));
  });

  it('add refuses what may not be told, and says all that is wrong at once', async () => {
    const refused = await cli.run([
      'webhooks',
      'add',
      'http://hooks.example.com/',
      '--events',
      'task.created,task.eaten',
    ]);
    expect([refused.code, refused.output]).to.deep.equal([1, '']);
    expect(refused.errors)
      .to.match(/url: .*https/)
      .and.to.match(/events: task\.eaten is none of .*task\.restored/);
    const none = await cli.run(['webhooks', 'add', product.receiver.url, '--events', ' ']);
    expect(none.errors).to.match(/^events: /);
    expect((await cli.run(['webhooks', 'add', product.receiver.url])).code).to.equal(2);
    expect(await listed()).to.deep.equal([]);
  });

  it('deliveries shows what was sent and what waits, of one webhook and by state', async () => {
    const { id } = await added();
    product.receiver.answer = answering(500);
    await event();
    await product.deliver();
    const [waiting] = await deliveries();
    expect(waiting).to.have.all.keys('id', 'eventId', 'type', 'attempts', 'state', 'lastStatus', 'nextAt');
    expect(waiting).to.include({ type: 'task.created', attempts: 1, state: 'waiting', lastStatus: 500 });
    expect(await deliveries(` --webhook ${id.slice(0, 8)} --state waiting`)).to.deep.equal([waiting]);
    expect(await deliveries(' --state done')).to.deep.equal([]);
    expect(await deliveries(' --state dead')).to.deep.equal([]);
    expect((await cli.run(`webhooks deliveries --webhook ${id.slice(0, 5)}`)).code).to.equal(1);
    expect((await cli.run('webhooks deliveries --state lost')).code).to.equal(2);
    expect((await cli.run('webhooks deliveries', { width: 200 })).output).to.include(String(waiting?.['eventId']));
  });

  it('redeliver has it sent once more', async () => {
    await added();
    await event();
    const [first] = await product.deliver();
    const [done] = await deliveries();
    expect(await cli.json(`webhooks redeliver ${done?.['id']}`)).to.deep.equal({ id: done?.['id'], state: 'waiting' });
    const [again] = await product.deliver();
    expect(again?.raw).to.equal(first?.raw);
    const unknown = await cli.run('webhooks redeliver 00000000-0000-4000-8000-000000000000');
    expect([unknown.code, unknown.errors]).to.satisfy(
      ([code, errors]: [number, string]) => code === 1 && /no such delivery/.test(errors),
    );
  });

  it('test sends at once, and ends with 1 where it was not taken', async () => {
    const { id } = await added();
    const good = await cli.json(`webhooks test ${id}`);
    expect(good).to.include({ state: 'done', lastStatus: 204, why: null, enabled: false });
    expect(product.receiver.types()).to.deep.equal(['webhook.test']);
    product.receiver.answer = answering(404);
    const bad = await cli.run(`webhooks test ${id}`);
    expect(bad.code).to.equal(1);
    expect(bad.output).to.include('it answered 404');
  });

  it('rotate prints another secret, and remove asks first', async () => {
    const { id, secret } = await added();
    const rotated = await cli.json(`webhooks rotate ${id}`);
    expect(rotated['id']).to.equal(id);
    expect(rotated['secret'])
      .to.match(/^whsec_/)
      .and.not.to.equal(secret);
    expect((await cli.run(`webhooks remove ${id}`)).code).to.equal(1);
    expect((await cli.run(`webhooks remove ${id}`, { answers: ['n'] })).code).to.equal(1);
    expect(await listed()).to.have.length(1);
    expect(await cli.json(`webhooks remove ${id.slice(0, 8)} --yes`)).to.deep.equal({ id });
    expect(await listed()).to.deep.equal([]);
    for (const command of ['remove --yes', 'rotate', 'test'])
      expect((await cli.run(`webhooks ${command} ${id}`)).errors).to.include('no such webhook');
  });

  it('leaves in the audit log who did what, and no secret', async () => {
    const { id } = await added();
    await cli.run(`webhooks rotate ${id}`);
    await cli.run(`webhooks test ${id}`);
    await cli.run(`webhooks remove ${id} --yes`);
    const { items } = await product.container.get(audit.log).page({}, { limit: 20, offset: 0 });
    const ours = items.filter(({ subject }) => subject.id === id);
    expect(ours.map(({ action }) => action).sort()).to.deep.equal(
      ['added', 'removed', 'rotated', 'tested'].map((done) => `webhook.${done}`),
    );
    for (const { actor, details } of ours) {
      expect(actor).to.deep.equal({ type: 'operator', id: 'cli:tester' });
      expect(details['host']).to.match(/^127\.0\.0\.1:\d+$/);
    }
    expect(JSON.stringify(ours)).not.to.include('whsec_');
  });
});
