import { expect } from 'chai';
import { type TodoApi, todoApi } from '../../../support/todo-api.ts';

describe('todo contract: tasks', () => {
  let api: TodoApi;

  beforeEach(async () => {
    api = await todoApi();
  });

  it('creates a task: 201, the task in its envelope, Location and ETag', async () => {
    const { status, body, headers } = await api.post('/tasks', { title: '  Buy milk ', description: 'two litres' });

    expect(status).to.equal(201);
    expect(body).to.deep.equal({
      success: true,
      message: 'Task created successfully',
      data: {
        id: body.data.id,
        title: 'Buy milk',
        description: 'two litres',
        completed: false,
        user_id: api.userId,
        created_at: '2026-03-01T10:00:00.000Z',
        updated_at: '2026-03-01T10:00:00.000Z',
      },
    });
    expect(body.data.id).to.be.a('number').that.is.greaterThan(0);
    expect(headers['location']).to.equal(`/api/${api.userId}/tasks/${body.data.id}`);
    expect(headers['etag']).to.match(/^"[^"]+"$/);
    expect(headers['cache-control']).to.equal('no-store');
    expect((await api.ask('GET', headers['location'] ?? '', { token: api.token })).body.data).to.deep.equal(body.data);
  });

  it('takes a missing, a null and an empty description for null', async () => {
    for (const given of [{}, { description: null }, { description: '  ' }]) {
      const { status, body } = await api.post('/tasks', { title: 'T', ...given });
      expect([status, body.data.description]).to.deep.equal([201, null]);
    }
  });

  it('ignores fields that name another owner, id or state at creation', async () => {
    const { body } = await api.post('/tasks', {
      title: 'T',
      user_id: 'eve',
      userId: 'eve',
      id: 99,
      role: 'admin',
      completed: true,
    });

    expect(body.data).to.include({ user_id: api.userId, completed: false });
    expect(body.data.id).not.to.equal(99);
  });

  it('shows a task', async () => {
    const task = await api.created({ title: 'Show me' });
    const { status, body, headers } = await api.get(`/tasks/${task.id}`);

    expect([status, body.message, body.success]).to.deep.equal([200, 'Task retrieved successfully', true]);
    expect(body.data).to.deep.equal(task);
    expect(headers['cache-control']).to.equal('private, no-cache');
  });

  it('replaces a task: what is left out takes its default', async () => {
    const task = await api.created({ title: 'Before', description: 'old' });
    await api.patch(`/tasks/${task.id}/complete`, { completed: true });
    api.clock.advance({ minutes: 1 });

    const { status, body } = await api.put(`/tasks/${task.id}`, { title: 'After' });

    expect([status, body.message]).to.deep.equal([200, 'Task updated successfully']);
    expect(body.data).to.deep.equal({
      ...task,
      title: 'After',
      description: null,
      completed: false,
      updated_at: '2026-03-01T10:01:00.000Z',
    });
  });

  it('moves neither ETag nor updated_at when a write changes nothing', async () => {
    const task = await api.created({ title: 'Same', description: 'same' });
    const before = (await api.get(`/tasks/${task.id}`)).headers['etag'];
    api.clock.advance({ minutes: 1 });

    const { body, headers } = await api.put(`/tasks/${task.id}`, {
      title: ' Same ',
      description: 'same',
      completed: false,
    });

    expect(body.data).to.deep.equal(task);
    expect(headers['etag']).to.equal(before);
  });

  it('sets completion to the value given, so that repeating it changes nothing', async () => {
    const { id } = await api.created({ title: 'Do' });
    api.clock.advance({ minutes: 1 });
    const first = await api.patch(`/tasks/${id}/complete`, { completed: true });
    api.clock.advance({ minutes: 1 });
    const again = await api.patch(`/tasks/${id}/complete`, { completed: true });
    const undone = await api.patch(`/tasks/${id}/complete`, { completed: false });

    expect([first.status, first.body.message]).to.deep.equal([200, 'Task completion status updated']);
    expect(first.body.data).to.include({ completed: true, updated_at: '2026-03-01T10:01:00.000Z' });
    expect(again.text).to.equal(first.text);
    expect(again.headers['etag']).to.equal(first.headers['etag']);
    expect(undone.body.data.completed).to.equal(false);
  });

  it('takes a JSON merge patch for PATCH, and for nothing else', async () => {
    const { id } = await api.created({ title: 'Do' });
    const headers = { 'content-type': 'application/merge-patch+json' };
    const patched = await api.ask('PATCH', api.path(`/tasks/${id}/complete`), {
      token: api.token,
      headers,
      raw: '{"completed":true}',
    });
    const put = await api.ask('PUT', api.path(`/tasks/${id}`), { token: api.token, headers, raw: '{"title":"T"}' });

    expect([patched.status, put.status]).to.deep.equal([200, 415]);
  });

  it('deletes a task: data null, and it is gone from every read', async () => {
    const { id } = await api.created({ title: 'Gone' });
    const deleted = await api.delete(`/tasks/${id}`);

    expect([deleted.status, deleted.body]).to.deep.equal([
      200,
      { success: true, data: null, message: 'Task deleted successfully' },
    ]);
    for (const answer of [
      await api.get(`/tasks/${id}`),
      await api.put(`/tasks/${id}`, { title: 'T' }),
      await api.patch(`/tasks/${id}/complete`, { completed: true }),
      await api.delete(`/tasks/${id}`),
    ])
      expect([answer.status, answer.body.error.code]).to.deep.equal([404, 'RESOURCE_NOT_FOUND']);
    expect((await api.get('/tasks')).body.data).to.include({ total: 0 });
  });

  it('answers for a task of somebody else exactly as for one that does not exist', async () => {
    const { id } = await api.created({ title: 'Mine' });
    const eve = await api.as('eve');
    const foreign = await eve.get(`/tasks/${id}`);
    const absent = await eve.get('/tasks/987654321');

    expect([foreign.status, foreign.text]).to.deep.equal([404, absent.text]);
    expect((await eve.put(`/tasks/${id}`, { title: 'Hers' })).status).to.equal(404);
    expect((await eve.delete(`/tasks/${id}`)).status).to.equal(404);
    expect((await api.get(`/tasks/${id}`)).body.data.title).to.equal('Mine');
  });

  it('answers HEAD as GET without the body', async () => {
    const { id } = await api.created({ title: 'Head' });
    const get = await api.get(`/tasks/${id}`);
    const head = await api.ask('HEAD', api.path(`/tasks/${id}`), { token: api.token });

    expect([head.status, head.text]).to.deep.equal([200, '']);
    for (const name of ['etag', 'content-type', 'content-length', 'cache-control'])
      expect(head.headers[name], name).to.equal(get.headers[name]);
  });
});
