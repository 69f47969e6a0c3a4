import { expect } from 'chai';
import { sweepFiles } from '../../../../src/application/files/sweep-files.ts';
import { accounts } from '../../../../src/infrastructure/wiring/tokens/account-tokens.ts';
import { audit } from '../../../../src/infrastructure/wiring/tokens/audit-tokens.ts';
import { jobs } from '../../../../src/infrastructure/wiring/tokens/job-tokens.ts';
import { deadJob } from '../../../support/dead-job.ts';
import { describeOnBothProducts } from '../../../support/on-both-products.ts';
import { type V1Api, v1Api } from '../../../support/v1-api.ts';

const unknownJob = '0199e3d2-dbc9-7481-98cc-c1db5a3f24a9';

async function admin(api: V1Api): Promise<V1Api> {
  await api.get('/tasks');
  await api.container.get(accounts.operatorUseCases).changeAccountStatus.giveRole(api.userId, 'admin');
  api.container.get(accounts.accountStatuses).forget(api.userId);
  return api;
}

const idsOf = ({ body }: Awaited<ReturnType<V1Api['get']>>): string[] => body.data.map(({ id }: { id: string }) => id);

/** Every item, by cursor. */
async function walked(api: V1Api, path: string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await api.get(`${path}${cursor === '' ? '' : `&cursor=${cursor}`}`);
    expect(page.status, page.text).to.equal(200);
    ids.push(...idsOf(page));
    cursor = page.body.meta.nextCursor;
  }
  return ids;
}

describeOnBothProducts('the routes for admins', (newUser) => {
  let root: V1Api;
  let ada: V1Api;
  before(async () => {
    root = await admin(await newUser());
    ada = await newUser();
    if (ada.userId === root.userId) ada = await root.as('bob');
    await ada.get('/tasks');
  });
  const audited = async (action: string) =>
    (await root.container.get(audit.log).page({ action }, { limit: 100, offset: 0 })).items;

  it('are for admins alone, and that others tried is audited', async () => {
    const routes = [
      ['get', '/admin/overview'],
      ['get', '/admin/users?limit=wrong'],
      ['get', `/admin/users/${root.userId}`],
      ['post', `/admin/users/${root.userId}/lock`],
      ['post', `/admin/users/${root.userId}/unlock`],
      ['post', `/admin/users/${root.userId}/verify`],
      ['post', `/admin/users/${root.userId}/end-sessions`],
      ['get', '/admin/payments'],
      ['get', '/admin/audit'],
      ['get', '/admin/jobs'],
      ['post', `/admin/jobs/${unknownJob}/retry`],
    ] as const;
    for (const [method, path] of routes) {
      const { status, body } = await ada[method](path);
      expect([status, body.error?.code], path).to.deep.equal([403, 'FORBIDDEN']);
    }
    const refused = await audited('admin.refused');
    expect(refused.map(({ why }) => why)).to.include.members(['POST /admin/users/{id}/lock', 'GET /admin/audit']);
    expect(refused.map(({ actor }) => actor)).to.deep.include({ type: 'user', id: ada.userId });
    expect(refused).to.have.lengthOf(routes.length);
  });

  it('tell how all is', async () => {
    const { body } = await root.get('/admin/overview');
    expect(body.data.users.active).to.be.greaterThan(1);
    expect(body.data).to.have.all.keys('version', 'users', 'activeSessions', 'payments', 'jobs', 'health');
    expect(body.data.payments).to.include({ completed: 0, pending: 0 });
    expect(body.data.health).to.deep.equal({ status: 'ok', database: 'ok', migrations: 'ok', jobs: 'ok' });
  });

  it('lock and unlock a user, in the name of the admin', async () => {
    expect((await root.post(`/admin/users/${ada.userId}/lock`)).status).to.equal(204);
    root.container.get(accounts.accountStatuses).forget(ada.userId);
    expect((await ada.get('/tasks')).status).to.equal(401);
    expect(idsOf(await root.get('/admin/users?status=locked'))).to.deep.equal([ada.userId]);
    expect((await root.post(`/admin/users/${ada.userId}/unlock`)).status).to.equal(204);
    root.container.get(accounts.accountStatuses).forget(ada.userId);
    expect((await ada.get('/tasks')).status).to.equal(200);
    for (const action of ['user.locked', 'user.unlocked']) {
      const [entry] = await audited(action);
      expect(entry).to.deep.include({ actor: { type: 'user', id: root.userId }, userId: ada.userId });
      expect(entry?.requestId).to.be.a('string');
    }
  });

  it('never lock the admin who asks', async () => {
    const { status, body } = await root.post(`/admin/users/${root.userId}/lock`);
    expect([status, body.error.code]).to.deep.equal([409, 'CONFLICT']);
    expect((await root.get('/admin/overview')).status).to.equal(200);
  });

  it('verify a user and end their sessions', async () => {
    expect((await root.post(`/admin/users/${ada.userId}/verify`)).status).to.equal(204);
    expect((await root.get(`/admin/users/${ada.userId}`)).body.data).to.include({ emailVerified: true });
    expect((await root.post(`/admin/users/${ada.userId}/end-sessions`)).status).to.equal(204);
    for (const action of ['user.verified', 'session.ended'])
      expect((await audited(action))[0]?.actor).to.deep.equal({ type: 'user', id: root.userId });
  });

  it('know nobody of an unknown id', async () => {
    for (const verb of ['lock', 'unlock', 'verify', 'end-sessions'])
      expect((await root.post(`/admin/users/nobody/${verb}`)).status, verb).to.equal(404);
    expect((await root.get('/admin/users/nobody')).status).to.equal(404);
  });

  it('list users by e-mail, name or id, in whatever order, by page and by cursor', async () => {
    const found = await root.get(`/admin/users?search=${ada.userId}@EXAMPLE`);
    expect(idsOf(found)).to.include(ada.userId);
    for (const sort of ['createdAt', '-createdAt', 'updatedAt', 'email', '-email']) {
      const all = idsOf(await root.get(`/admin/users?sort=${sort}&limit=100`));
      expect(await walked(root, `/admin/users?sort=${sort}&limit=1`), sort).to.deep.equal(all);
    }
    const { body, headers } = await root.get('/admin/users?limit=1');
    expect(body.meta.totalPages).to.equal(body.meta.total);
    expect(headers['link']).to.include('rel="next"');
    expect((await root.get('/admin/users?cursor=nonsense')).status).to.equal(400);
  });

  it("list everybody's payments, and refund by the route of payments", async () => {
    const pay = (amount: number, description: string) =>
      ada.created('/payments', { amount, currency: 'EUR', paymentMethodId: 'pm_card_visa', description });
    const book = await pay(1999, 'A book');
    const pen = await pay(300, 'A pen');
    const listed = async (query: string) => idsOf(await root.get(`/admin/payments?${query}`));
    expect(await listed('search=BOOK')).to.deep.equal([book.id]);
    expect(await listed(`search=${pen.id}`)).to.deep.equal([pen.id]);
    expect(await listed(`userId=${ada.userId}&sort=amount`)).to.deep.equal([pen.id, book.id]);
    expect(await listed('userId=nobody')).to.deep.equal([]);
    expect(await listed('until=2020-01-01T00:00:00Z')).to.deep.equal([]);
    expect(await listed('since=2020-01-01T00:00:00Z')).to.have.lengthOf(2);
    expect(await walked(root, '/admin/payments?sort=-amount&limit=1')).to.deep.equal([book.id, pen.id]);
    expect((await root.post(`/payments/${book.id}/refunds`, {})).status).to.equal(201);
    expect(await listed('status=refunded')).to.deep.equal([book.id]);
    const { body } = await root.get(`/admin/payments?search=${book.id}`);
    expect(body.data[0]).to.include({ userId: ada.userId, refundedAmount: 1999 });
    expect((await audited('payment.refunded'))[0]?.actor).to.deep.equal({ type: 'user', id: root.userId });
    expect(idsOf(await root.get(`/admin/audit?paymentId=${book.id}&action=payment.refunded`))).to.have.lengthOf(1);
  });

  it('search in any script, in whatever case and form of Unicode', async () => {
    const json = { amount: 700, currency: 'usd', paymentMethodId: 'pm_card_visa', description: 'οδος Cafe\u0301' };
    const { id } = (await ada.post('/payments', json)).body.data;
    for (const search of ['ΟΔΟΣ', 'Οδος caf\u00c9'])
      expect(idsOf(await root.get(`/admin/payments?search=${encodeURIComponent(search)}`)), search).to.deep.equal([id]);
    expect(idsOf(await root.get('/admin/users?search=%E2%84%AB'))).to.deep.equal([]);
    expect((await root.get('/admin/audit?search=PAYMENT.Comp')).body.data).not.to.deep.equal([]);
    expect((await root.get('/admin/jobs?search=%CE%9F%CE%94')).status).to.equal(200);
  });

  it('list who did what, by whom, what and when, in both orders and by cursor', async () => {
    const { body } = await root.get(`/admin/audit?userId=${ada.userId}&search=locked`);
    const actions = body.data.map(({ action }: { action: string }) => action);
    expect(actions).to.include.members(['user.locked', 'user.unlocked']);
    const newest = idsOf(await root.get('/admin/audit?limit=100'));
    expect(await walked(root, '/admin/audit?limit=7')).to.deep.equal(newest);
    expect(await walked(root, '/admin/audit?limit=7&sort=createdAt')).to.deep.equal(newest.toReversed());
    expect(idsOf(await root.get('/admin/audit?until=2020-01-01T00:00:00Z'))).to.deep.equal([]);
    expect(idsOf(await root.get('/admin/audit?since=2020-01-01T00:00:00Z&limit=100'))).to.deep.equal(newest);
  });

  it('list jobs, by state and by cursor', async () => {
    await root.container.get(jobs.runner).install();
    for (let count = 0; count < 3; count += 1) await root.container.get(jobs.queue).add(sweepFiles, {});
    const all = idsOf(await root.get('/admin/jobs?limit=100&state=waiting'));
    expect(all.length).to.be.greaterThan(2);
    expect(await walked(root, '/admin/jobs?limit=1&state=waiting')).to.deep.equal(all);
    expect(await walked(root, '/admin/jobs?limit=2&sort=createdAt&state=waiting')).to.deep.equal(all.toReversed());
    expect(idsOf(await root.get('/admin/jobs?state=dead'))).to.deep.equal([]);
    const ofFiles = idsOf(await root.get('/admin/jobs?limit=100&state=waiting&search=FILES'));
    expect(ofFiles.length).to.be.within(3, all.length);
    expect(all).to.include.members(ofFiles);
  });
});

describe('the routes for admins', () => {
  it('try a dead job once more', async () => {
    const root = await admin(await v1Api());
    const id = await deadJob(root.container);
    const dead = (await root.get('/admin/jobs?state=dead')).body.data;
    expect(dead).to.have.lengthOf(1);
    expect(dead[0]).to.include({ id, failure: 'Error' }).and.not.to.have.property('facts');
    expect((await root.post(`/admin/jobs/${id}/retry`)).status).to.equal(204);
    expect((await root.post(`/admin/jobs/${id}/retry`)).status).to.equal(404);
    const [entry] = (await root.container.get(audit.log).page({ action: 'job.retried' }, { limit: 1, offset: 0 }))
      .items;
    expect(entry?.actor).to.deep.equal({ type: 'user', id: root.userId });
  });
});
