import { expect } from 'chai';
import { type TodoApi, todoApi } from '../../../support/todo-api.ts';

describe('todo contract: conditional requests', () => {
  let api: TodoApi;
  let id: number;
  let tag: string;

  beforeEach(async () => {
    api = await todoApi();
    const created = await api.post('/tasks', { title: 'T' });
    id = created.body.data.id;
    tag = created.headers['etag'] ?? '';
  });

  const get = (headers: Record<string, string>) =>
    api.ask('GET', api.path(`/tasks/${id}`), { token: api.token, headers });
  const writes = (headers: Record<string, string>) => [
    () => api.ask('PUT', api.path(`/tasks/${id}`), { token: api.token, headers, json: { title: 'New' } }),
    () => api.ask('PATCH', api.path(`/tasks/${id}/complete`), { token: api.token, headers, json: { completed: true } }),
    () => api.ask('DELETE', api.path(`/tasks/${id}`), { token: api.token, headers }),
  ];

  it('answers 304 without a body to an If-None-Match that fits, also when the browser adds Cache-Control: no-cache', async () => {
    for (const fits of [tag, `W/${tag}`, '*', `"other", ${tag}`]) {
      const { status, text, headers } = await get({ 'if-none-match': fits, 'cache-control': 'no-cache' });
      expect([status, text, headers['etag'], headers['cache-control']], fits).to.deep.equal([
        304,
        '',
        tag,
        'private, no-cache',
      ]);
    }
    for (const other of ['"other"', tag.slice(1, -1), ''])
      expect((await get({ 'if-none-match': other })).status, other).to.equal(200);
  });

  it('shows the strong ETag of each new version, the same that a later GET shows', async () => {
    const put = await api.put(`/tasks/${id}`, { title: 'Second' });

    expect(put.headers['etag'])
      .to.match(/^"[^"]+"$/)
      .and.not.equal(tag);
    expect((await get({})).headers['etag']).to.equal(put.headers['etag']);
    expect((await get({ 'if-none-match': tag })).status).to.equal(200);
  });

  it('refuses a write whose If-Match no longer fits: 412, and nothing changes', async () => {
    const before = (await get({})).text;
    for (const stale of ['"99"', '"99999999999999999999999"', `W/${tag}`, 'nonsense', tag.slice(1, -1)])
      for (const write of writes({ 'if-match': stale })) {
        const { status, body } = await write();
        expect([status, body.error.code], stale).to.deep.equal([412, 'RESOURCE_CONFLICT']);
      }
    expect((await get({})).text).to.equal(before);
  });

  it('lets a write through whose If-Match fits: the tag, a list that holds it, or *', async () => {
    for (const fits of [() => tag, () => `"99", ${tag}`, () => '*']) {
      const put = await api.ask('PUT', api.path(`/tasks/${id}`), {
        token: api.token,
        headers: { 'if-match': fits() },
        json: { title: `by ${fits()}` },
      });
      expect(put.status, fits()).to.equal(200);
      tag = put.headers['etag'] ?? '';
    }
    for (const write of writes({ 'if-match': '*' })) expect((await write()).status).to.equal(200);
  });

  it('looks for the task before it looks at If-Match', async () => {
    await api.delete(`/tasks/${id}`);
    for (const write of writes({ 'if-match': '"99"' })) expect((await write()).status).to.equal(404);
  });

  it('lets the last writer win without If-Match', async () => {
    await Promise.all(['a', 'b', 'c'].map((title) => api.put(`/tasks/${id}`, { title })));

    expect((await get({})).body.data.title).to.be.oneOf(['a', 'b', 'c']);
    expect((await get({})).headers['etag']).to.equal('"4"');
  });
});
