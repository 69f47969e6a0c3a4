import { expect } from 'chai';
import { type Failure, FailureError, unwrap } from '../../src/client/index.ts';
import { password } from '../support/accounts-api.ts';
import { type ClientOnProduct, clientOnProduct } from '../support/client-on-product.ts';

describe("the client's calls", () => {
  let on: ClientOnProduct;
  before(async () => {
    on = await clientOnProduct();
  });
  after(() => on.close());
  beforeEach(() => {
    on.proxy.reset();
  });

  it('resolve to data, and to the version of what is shown', async () => {
    const { client, email } = await on.signedIn();
    const shown = await client.me.showMe();
    expect(shown).to.have.nested.include({ ok: true, 'data.email': email });
    expect(shown).to.have.property('etag').that.is.a('string');
  });

  it('resolve to failures with the details of their code, and reject for none', async () => {
    const { client } = await on.signedIn();
    const refused = await client.tasks.createTask({ title: '' });
    expect(refused.ok).to.equal(false);
    if (refused.ok || refused.error.code !== 'VALIDATION_ERROR') throw new Error('not refused as expected');
    expect(refused.error.details.map(({ field }) => field)).to.deep.equal(['title']);
    expect(refused.error.status).to.equal(400);
    const declined = await client.payments.createPayment({
      amount: 500,
      currency: 'EUR',
      paymentMethodId: 'pm_card_chargeDeclined',
    });
    if (declined.ok || declined.error.code !== 'CARD_DECLINED') throw new Error('not declined');
    expect(declined.error.details.transactionId).to.be.a('string');
  });

  it('change a thing only in the version that was read, where they are told to', async () => {
    const { client } = await on.signedIn();
    const task = await client.tasks.createTask({ title: 'Buy milk' });
    if (!task.ok) throw new Error('not created');
    const etag = task.etag ?? '';
    expect(await client.tasks.changeTask(task.data.id, { completed: true }, { ifMatch: etag })).to.have.property(
      'ok',
      true,
    );
    const late = await client.tasks.changeTask(task.data.id, { completed: false }, { ifMatch: etag });
    expect(late).to.have.nested.property('error.code', 'PRECONDITION_FAILED');
  });

  it('give nothing where there is nothing to give', async () => {
    const { client } = await on.signedIn();
    const { data: project } = await client.projects
      .createProject({ name: 'Groceries' })
      .then((made) => ({ data: unwrap(made) }));
    await client.tasks.createTask({ title: 'Buy milk', projectId: project.id });
    expect(await client.projects.deleteProject(project.id)).to.have.nested.property('error.code', 'CONFLICT');
    expect(await client.projects.deleteProject(project.id, { cascade: true })).to.deep.equal({
      ok: true,
      data: undefined,
    });
  });

  it('can be unwrapped, before and after they are awaited', async () => {
    const { client } = await on.signedIn();
    const user = await unwrap(client.me.showMe());
    expect(unwrap(await client.me.showMe()).id).to.equal(user.id);
    const failing = unwrap(client.tasks.showTask(999_999));
    const thrown = await failing.then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(thrown).to.be.instanceOf(FailureError).with.nested.property('failure.code', 'NOT_FOUND');
  });

  it('end with the caller’s signal: before, while the answer is awaited, and in a pause', async () => {
    const { client } = await on.signedIn();
    expect(await client.me.showMe({ signal: AbortSignal.abort() })).to.have.nested.property('error.code', 'ABORTED');
    on.proxy.fate = () => 'delay';
    const waiting = await client.me.showMe({ signal: AbortSignal.timeout(30) });
    expect(waiting).to.have.nested.property('error.code', 'ABORTED');
    const ending = new AbortController();
    on.proxy.fate = () => {
      setTimeout(() => ending.abort(), 30);
      return 'lose';
    };
    const pausing = client.me.showMe({ signal: ending.signal });
    expect(await pausing).to.have.nested.property('error.code', 'ABORTED');
  });

  it('say that no server was reached, and do not take another’s answer for its own', async () => {
    const nowhere = on.newClient({ baseUrl: 'http://127.0.0.1:9' });
    const unreached = await nowhere.auth.logIn({ email: 'ada@example.com', password });
    expect(unreached).to.have.nested.property('error.code', 'NETWORK_FAILURE');
    const between = on.newClient({ fetch: async () => new Response('<html>', { status: 404 }) });
    expect(await between.me.showMe())
      .to.have.property('error')
      .that.includes({ code: 'NETWORK_FAILURE', status: 404 });
  });

  it('walk through lists page by page, and throw where a page fails', async () => {
    const { client } = await on.signedIn();
    for (let count = 1; count <= 7; count += 1) await client.tasks.createTask({ title: `Task ${count}` });
    const titles: string[] = [];
    for await (const { title } of client.tasks.listTasks({ limit: 3, sort: 'createdAt' })) titles.push(title);
    expect(titles).to.deep.equal([1, 2, 3, 4, 5, 6, 7].map((count) => `Task ${count}`));
    const page = await client.tasks.listTasks({ limit: 3, status: 'pending' });
    expect(page).to.have.property('meta').that.includes({ total: 7, totalPages: 3 });
    for (let count = 1; count <= 3; count += 1)
      await client.payments.createPayment({ amount: count, currency: 'EUR', paymentMethodId: 'pm_card_visa' });
    const amounts: number[] = [];
    for await (const { amount } of client.payments.listPayments({ limit: 2, sort: 'createdAt' })) amounts.push(amount);
    expect(amounts.sort()).to.deep.equal([1, 2, 3]);
    const walked = (async () => {
      for await (const _ of on.newClient().tasks.listTasks());
    })();
    expect(await walked.catch((error: unknown) => error)).to.be.instanceOf(FailureError);
  });

  it('name their failures so that a switch over the codes knows each', () => {
    const told = (failure: Failure): string => {
      switch (failure.code) {
        case 'VALIDATION_ERROR':
          return failure.details.map(({ message }) => message).join();
        case 'CARD_DECLINED':
          return failure.details.declineCode ?? 'declined';
        case 'NETWORK_FAILURE':
        case 'ABORTED':
          return 'try again';
        default:
          return failure.message;
      }
    };
    expect(told({ code: 'ABORTED', message: '' })).to.equal('try again');
  });
});
