import { expect } from 'chai';
import { idsOf } from '../../../support/lists.ts';
import { describeOnBothProducts } from '../../../support/on-both-products.ts';
import type { V1Api } from '../../../support/v1-api.ts';

const unknown = '01990000-0000-7000-8000-000000000000';

describeOnBothProducts('v1: tasks of projects', (newUser) => {
  let api: V1Api;
  let project: string;
  beforeEach(async () => {
    api = await newUser();
    project = (await api.created('/projects', { name: 'Garden' })).id;
  });
  const task = async (title: string, more: object = {}) =>
    (await api.created('/tasks', { title, projectId: project, ...more })).id;
  const detail = async () => (await api.get(`/projects/${project}`)).body.data;

  it('belong to a live project of the caller, which may change and end', async () => {
    const id = await task('Dig');
    const other = (await api.created('/projects', { name: 'House' })).id;
    expect((await api.patch(`/tasks/${id}`, { projectId: other.toUpperCase() })).body.data.projectId).to.equal(other);
    expect((await api.patch(`/tasks/${id}`, { title: 'Dug' })).body.data.projectId).to.equal(other);
    expect((await api.patch(`/tasks/${id}`, { projectId: null })).body.data.projectId).to.equal(null);
    await api.patch(`/tasks/${id}`, { projectId: other });
    expect((await api.put(`/tasks/${id}`, { title: 'Dug' })).body.data.projectId).to.equal(null);
  });

  it('cannot be in a project that is unknown, deleted, somebody else’s or ill-formed: 400, field projectId', async () => {
    const id = (await api.created('/tasks', { title: 'Dig' })).id;
    const deleted = (await api.created('/projects', { name: 'Old' })).id;
    await api.delete(`/projects/${deleted}`);
    const eve = await api.as(`${api.userId}-eve`);
    const hers = (await eve.created('/projects', { name: 'Hers' })).id;
    for (const projectId of [unknown, deleted, hers, 'x', '', 7]) {
      for (const answer of [
        await api.post('/tasks', { title: 'a', projectId }),
        await api.put(`/tasks/${id}`, { title: 'a', projectId }),
        await api.patch(`/tasks/${id}`, { projectId }),
      ]) {
        expect(answer.status).to.equal(400);
        expect(answer.body.error.details).to.have.lengthOf(1);
        expect(answer.body.error.details[0].field).to.equal('projectId');
      }
    }
    expect((await api.get(`/tasks/${id}`)).body.data.title).to.equal('Dig');
    expect((await api.get('/tasks')).body.meta.total).to.equal(1);
  });

  it('can be listed alone; by somebody else’s project the list is empty', async () => {
    const [one, two] = [await task('a'), await task('b', { completed: true })];
    await api.created('/tasks', { title: 'c' });
    expect(idsOf(await api.get(`/tasks?projectId=${project}`))).to.deep.equal([two, one]);
    expect(idsOf(await api.get(`/tasks?projectId=${project}&status=pending&search=A&sort=title`))).to.deep.equal([one]);
    const eve = await api.as(`${api.userId}-eve`);
    const hers = await eve.get(`/tasks?projectId=${project}`);
    expect([hers.status, hers.body.data, hers.body.meta.totalPages]).to.deep.equal([200, [], 0]);
    expect((await api.get('/tasks?projectId=x')).body.error.details[0].field).to.equal('projectId');
  });

  it('are shown with their project: the newest 100 and the counts of all', async () => {
    expect(await detail()).to.deep.include({ tasks: [], taskCounts: { total: 0, completed: 0 } });
    const ids: number[] = [];
    for (let i = 0; i < 102; i += 1) {
      ids.push(await task(`t ${i}`, { completed: i % 2 === 0 }));
      api.clock.advance({ milliseconds: 1 });
    }
    await api.delete(`/tasks/${ids[101]}`);
    const { tasks, taskCounts } = await detail();
    expect(tasks.map(({ id }: { id: number }) => id)).to.deep.equal(ids.slice(1, 101).toReversed());
    expect(tasks[0]).to.deep.equal((await api.get(`/tasks/${ids[100]}`)).body.data);
    expect(taskCounts).to.deep.equal({ total: 101, completed: 51 });
  });

  it('do not move the ETag of their project, which is never answered 304', async () => {
    const first = await api.get(`/projects/${project}`);
    await task('Dig');
    const { status, headers, body } = await api.get(`/projects/${project}`, { 'if-none-match': '"1"' });
    expect([status, headers['etag'], headers['cache-control']]).to.deep.equal([200, first.headers['etag'], 'no-store']);
    expect(body.data.tasks).to.have.lengthOf(1);
    expect((await api.patch(`/projects/${project}`, { name: 'New' }, { 'if-match': '"1"' })).status).to.equal(200);
  });

  it('keep their project from being deleted: 409, unless they go with it', async () => {
    const id = await task('Dig');
    for (const query of ['', '?cascade=false']) {
      const { status, body } = await api.delete(`/projects/${project}${query}`);
      expect([status, body.error.code]).to.deep.equal([409, 'CONFLICT']);
    }
    expect((await api.delete(`/projects/${project}?cascade=1`)).status).to.equal(400);
    expect((await api.get(`/projects/${project}`)).headers['etag']).to.equal('"1"');
    expect((await api.delete(`/projects/${project}?cascade=true`, { 'if-match': '"9"' })).status).to.equal(412);
    expect((await api.delete(`/projects/${project}?cascade=true`)).status).to.equal(204);
    expect((await api.get(`/tasks/${id}`)).status).to.equal(404);
    expect((await api.get('/tasks')).body.meta.total).to.equal(0);
  });

  it('come back with their project: exactly those that went with it', async () => {
    const [before, one, two] = [await task('before'), await task('one'), await task('two', { completed: true })];
    const tagOf = async (id: number) => (await api.get(`/tasks/${id}`)).headers['etag'];
    const tags = [await tagOf(one), await tagOf(two)];
    const shown = (await api.get(`/tasks/${two}`)).body.data;
    await api.delete(`/tasks/${before}`);
    await api.delete(`/projects/${project}?cascade=true`);
    api.clock.advance({ days: 30 });
    expect((await api.post(`/projects/${project}/restore`)).status).to.equal(200);
    expect((await detail()).tasks.map(({ id }: { id: number }) => id)).to.have.members([one, two]);
    expect((await api.get(`/tasks/${two}`)).body.data).to.deep.equal(shown);
    expect(await tagOf(one)).not.to.equal(tags[0]);
    expect((await api.get(`/tasks/${before}`)).status).to.equal(404);
    await api.delete(`/tasks/${one}`);
    await api.delete(`/projects/${project}?cascade=true`);
    await api.post(`/projects/${project}/restore`);
    expect((await detail()).tasks.map(({ id }: { id: number }) => id)).to.deep.equal([two]);
  });

  it('are not restored alone while their project is deleted: 409', async () => {
    const [alone, taken] = [await task('alone'), await task('taken')];
    await api.delete(`/tasks/${alone}`);
    await api.delete(`/projects/${project}?cascade=true`);
    for (const id of [alone, taken]) {
      const { status, body } = await api.post(`/tasks/${id}/restore`);
      expect([status, body.error.code]).to.deep.equal([409, 'CONFLICT']);
    }
    await api.post(`/projects/${project}/restore`);
    const { status, body } = await api.post(`/tasks/${alone}/restore`);
    expect([status, body.data.projectId]).to.deep.equal([200, project]);
    expect((await detail()).taskCounts.total).to.equal(2);
  });

  it('are the same tasks under the todo contract, which never changes their project', async () => {
    const todo = `/api/${api.userId}/tasks`;
    const ask = (method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE', path: string, json?: unknown) =>
      api.ask(method, path, { token: api.token, ...(json === undefined ? {} : { json }) });
    const id = await task('Dig');
    expect((await ask('GET', `${todo}/${id}`)).body.data.title).to.equal('Dig');
    await ask('PUT', `${todo}/${id}`, { title: 'Dug', project_id: null, projectId: null });
    await ask('PATCH', `${todo}/${id}/complete`, { completed: true });
    expect((await api.get(`/tasks/${id}`)).body.data).to.deep.include({
      title: 'Dug',
      completed: true,
      projectId: project,
    });
    expect((await api.get(`/tasks/${id}`)).headers['etag']).to.equal(
      (await ask('GET', `${todo}/${id}`)).headers['etag'],
    );
    await ask('DELETE', `${todo}/${id}`);
    expect((await api.get(`/tasks/${id}`)).status).to.equal(404);
    expect((await api.post(`/tasks/${id}/restore`)).status).to.equal(200);
    expect((await ask('GET', todo)).body.data.total).to.equal(1);
    const made = (await ask('POST', todo, { title: 'New', projectId: project })).body.data.id;
    expect((await api.get(`/tasks/${made}`)).body.data.projectId).to.equal(null);
  });
});
