import { expect } from 'chai';
import { type PostgresProduct, postgresProduct } from '../../../support/postgres-product.ts';
import type { V1Api } from '../../../support/v1-api.ts';

describe('v1: queries per request', () => {
  let opened: PostgresProduct;
  let api: V1Api;
  let project: string;
  let task: number;
  before(async () => {
    opened = await postgresProduct();
    api = await opened.newUser();
    project = (await api.created('/projects', { name: 'p' })).id;
    for (let i = 0; i < 30; i += 1) task = (await api.created('/tasks', { title: `t ${i}`, projectId: project })).id;
  });
  after(() => opened.close());

  const count = async (request: () => Promise<{ status: number }>): Promise<number> => {
    opened.queries();
    const { status } = await request();
    expect(status).to.be.lessThan(300);
    return opened.queries().length;
  };

  it('of a list are the same for every page and filter: one', async () => {
    const { nextCursor } = (await api.get('/tasks?limit=5')).body.meta;
    for (const query of [
      'limit=1',
      'limit=100',
      'page=3&limit=10',
      `search=t&projectId=${project}`,
      'page=1&sort=title',
    ])
      expect(await count(() => api.get(`/tasks?${query}`)), query).to.equal(1);
    for (const limit of [1, 100])
      expect(await count(() => api.get(`/tasks?limit=${limit}&cursor=${nextCursor}`))).to.equal(1);
    for (const limit of [1, 100]) expect(await count(() => api.get(`/projects?limit=${limit}`))).to.equal(1);
  });

  it('of a list beyond its end are no more: one', async () => {
    expect(await count(() => api.get('/tasks?page=9&limit=10'))).to.equal(1);
  });

  it('of a project with its tasks are one, however many tasks there are', async () => {
    const { id: empty } = await api.created('/projects', { name: 'empty' });
    for (const id of [project, empty]) expect(await count(() => api.get(`/projects/${id}`))).to.equal(1);
  });

  it('of a single thing are one to read, make or change, and two to find that nothing changes; to delete a task takes its files along in a transaction', async () => {
    expect(await count(() => api.get(`/tasks/${task}`))).to.equal(1);
    expect(await count(() => api.post('/tasks', { title: 'a' }))).to.equal(1);
    expect(await count(() => api.post('/projects', { name: 'a' }))).to.equal(1);
    for (const queries of [1, 2]) {
      expect(await count(() => api.patch(`/tasks/${task}`, { title: 'b' }))).to.equal(queries);
      expect(await count(() => api.patch(`/projects/${project}`, { name: 'b' }))).to.equal(queries);
    }
    expect(await count(() => api.delete(`/tasks/${task}`))).to.equal(5);
  });

  it('of a cascade are the same however many tasks go', async () => {
    const cascade = async (tasks: number) => {
      const { id } = await api.created('/projects', { name: 'p' });
      for (let i = 0; i < tasks; i += 1) await api.created('/tasks', { title: 't', projectId: id });
      const deletion = await count(() => api.delete(`/projects/${id}?cascade=true`));
      return [deletion, await count(() => api.post(`/projects/${id}/restore`))];
    };
    expect(await cascade(1)).to.deep.equal(await cascade(20));
  });
});
