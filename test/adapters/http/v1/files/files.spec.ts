import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { describeOnBothFileProducts } from '../../../../support/files/on-both-file-products.ts';

const nobodys = '0199e3d2-cab8-7370-87bb-b0ca4f2f1298';

describeOnBothFileProducts('files over v1', {}, (newUser) => {
  it('are kept as they came, and described', async () => {
    const api = await newUser();
    const { status, body, headers } = await api.upload('name=notes.txt', 'hello');
    const { id, createdAt, ...file } = body.data;
    expect(status).to.equal(201);
    expect(headers['location']).to.equal(`/api/v1/files/${id}`);
    expect(file).to.deep.equal({
      name: 'notes.txt',
      size: 5,
      contentType: 'text/plain; charset=utf-8',
      sha256: createHash('sha256').update('hello').digest('hex'),
      taskId: null,
      projectId: null,
      updatedAt: createdAt,
    });
    expect((await api.get(`/files/${id}`)).body.data).to.deep.equal(body.data);
    expect((await api.content(id)).text).to.equal('hello');
  });

  it('may be of nothing', async () => {
    const api = await newUser();
    const { id, size } = await api.uploaded('name=empty', '');
    expect(size).to.equal(0);
    expect(await api.content(id)).to.include({ status: 200, text: '' });
  });

  it('may belong to a task or a project of their owner, not to both, and to nobody else’s', async () => {
    const api = await newUser();
    const task = await api.created('/tasks', { title: 'a task' });
    const project = await api.created('/projects', { name: 'a project' });
    expect((await api.uploaded(`name=a&taskId=${task.id}`)).taskId).to.equal(task.id);
    expect((await api.uploaded(`name=a&projectId=${project.id}`)).projectId).to.equal(project.id);
    const other = await newUser();
    for (const [asked, query, field] of [
      [api, `taskId=${task.id}&projectId=${project.id}`, 'projectId'],
      [other, `taskId=${task.id}`, 'taskId'],
      [other, `projectId=${project.id}`, 'projectId'],
      [api, 'taskId=4711000', 'taskId'],
      [api, 'taskId=x', 'taskId'],
      [api, 'projectId=x', 'projectId'],
    ] as const) {
      const { status, body } = await asked.upload(`name=a&${query}`);
      expect(status).to.equal(400);
      expect(body.error.details[0].field).to.equal(field);
    }
  });

  for (const [given, kept] of [
    ['a/b/c.txt', 'c.txt'],
    ['..%2F..%2Fetc%2Fpasswd', 'passwd'],
    ['C:%5Ctemp%5Cevil.exe', 'evil.exe'],
    ['%20padded%20', 'padded'],
    ['Gr%C3%B6%C3%9Fe%20%E6%97%A5%E6%9C%AC.txt', 'Größe 日本.txt'],
    [encodeURIComponent('💥'.repeat(255)), '💥'.repeat(255)],
  ] as const)
    it(`named ${given.slice(0, 40)} are called ${kept.slice(0, 20)}`, async () => {
      const api = await newUser();
      expect((await api.uploaded(`name=${given}`)).name).to.equal(kept);
    });

  for (const name of ['', '%20', 'a%00b', 'a%0Ab', 'a%7Fb', 'a%C2%85', '..', 'a/', 'a/..', 'x'.repeat(256)])
    it(`are refused under the name "${name.slice(0, 10)}"`, async () => {
      const api = await newUser();
      const { status, body } = await api.upload(`name=${name}`);
      expect(status).to.equal(400);
      expect(body.error.details[0].field).to.equal('name');
    });

  it('need a name, a type and no coding', async () => {
    const api = await newUser();
    expect((await api.upload('', 'x')).body.error.details[0]).to.include({ field: 'name', constraint: 'required' });
    for (const [headers, told] of [
      [{ 'content-type': '' }, 'Content-Type'],
      [{ 'content-type': 'text' }, 'Content-Type'],
      [{ 'content-encoding': 'gzip' }, 'Content-Encoding'],
    ] as const) {
      const { status, body } = await api.upload('name=a', 'x', headers);
      expect(status).to.equal(415);
      expect(body.error.message).to.contain(told);
    }
  });

  it('come as a form, too', async () => {
    const api = await newUser();
    const form = (boundary: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a/from a form.txt"\r\nContent-Type: text/plain;charset=utf-8\r\n\r\nhello\r\n--${boundary}--\r\n`;
    const headers = { 'content-type': 'multipart/form-data; boundary=b1' };
    const file = await api.uploaded('', form('b1'), headers);
    expect(file).to.include({ name: 'from a form.txt', size: 5, contentType: 'text/plain;charset=utf-8' });
    expect((await api.uploaded('name=other.txt', form('b1'), headers)).name).to.equal('other.txt');
    expect((await api.upload('', 'no form', headers)).status).to.equal(400);

    const key = { 'idempotency-key': 'k' };
    const first = await api.upload('', form('b1'), { ...headers, ...key });
    const again = await api.upload('', form('b2'), { 'content-type': 'multipart/form-data; boundary=b2', ...key });
    expect(again.text).to.equal(first.text);
    expect(again.headers['idempotent-replayed']).to.equal('true');
  });

  it('are uploaded once under one key, whose request is name, type, target and content', async () => {
    const api = await newUser();
    const key = { 'idempotency-key': 'once' };
    const first = await api.upload('name=a', 'hello', key);
    const again = await api.upload('name=a', 'hello', key);
    expect(again.text).to.equal(first.text);
    expect(again.headers['idempotent-replayed']).to.equal('true');
    expect((await api.get('/files')).body.meta.total).to.equal(1);
    for (const other of [
      () => api.upload('name=b', 'hello', key),
      () => api.upload('name=a', 'hallo', key),
      () => api.upload('name=a', 'hello', { ...key, 'content-type': 'text/html' }),
    ])
      expect((await other()).body.error.code).to.equal('IDEMPOTENCY_MISMATCH');
    expect((await api.upload('name=a', 'x', { 'idempotency-key': '' })).status).to.equal(400);
    expect((await api.get('/files')).body.meta.total).to.equal(1);
  });

  it('are listed a page at a time, in every order, and walked through', async () => {
    const api = await newUser();
    const task = await api.created('/tasks', { title: 'a task' });
    const names = ['b', 'C', 'a', 'd'];
    for (const [at, name] of names.entries()) {
      await api.uploaded(`name=${name}${at === 1 ? `&taskId=${task.id}` : ''}`, 'x'.repeat(10 - at));
      api.clock.advance({ seconds: 1 });
    }
    const listed = async (query: string) => {
      const { body } = await api.get(`/files?${query}`);
      return { names: body.data.map(({ name }: { name: string }) => name).join(''), meta: body.meta };
    };
    expect((await listed('')).names).to.equal('daCb');
    expect((await listed('sort=createdAt')).names).to.equal('bCad');
    expect((await listed('sort=name')).names).to.equal('abCd');
    expect((await listed('sort=-size')).names).to.equal('bCad');
    expect((await listed(`taskId=${task.id}`)).names).to.equal('C');
    expect((await listed(`projectId=${nobodys}`)).names).to.equal('');
    const first = await listed('sort=name&limit=3');
    expect(first.meta).to.include({ total: 4, page: 1, limit: 3, totalPages: 2 });
    expect((await listed(`sort=name&limit=3&cursor=${first.meta.nextCursor}`)).names).to.equal('d');
    expect((await api.get('/files?sort=updatedAt')).status).to.equal(400);
    expect((await (await newUser()).get('/files')).body.data).to.deep.equal([]);
  });

  it('are nobody else’s', async () => {
    const { id } = await (await newUser()).uploaded('name=a');
    const other = await newUser();
    for (const answer of [
      await other.get(`/files/${id}`),
      await other.content(id),
      await other.delete(`/files/${id}`),
      await other.delete(`/files/${id}?permanent=true`),
      await other.post(`/files/${id}/restore`),
      await other.post(`/files/${id}/links`),
    ])
      expect([answer.status, answer.body.error.code]).to.deep.equal([404, 'NOT_FOUND']);
  });

  it('are gone when they are deleted, and back when they are restored', async () => {
    const api = await newUser();
    const { id } = await api.uploaded('name=a');
    const { headers } = await api.get(`/files/${id}`);
    expect((await api.delete(`/files/${id}`, { 'if-match': '"99"' })).status).to.equal(412);
    expect((await api.delete(`/files/${id}`, { 'if-match': headers['etag'] ?? '' })).status).to.equal(204);
    for (const gone of [await api.get(`/files/${id}`), await api.content(id), await api.delete(`/files/${id}`)])
      expect(gone.status).to.equal(404);
    expect((await api.get('/files')).body.data).to.deep.equal([]);
    expect((await api.post(`/files/${id}/restore`)).body.data.name).to.equal('a');
    expect((await api.post(`/files/${id}/restore`)).status).to.equal(200);
    expect((await api.content(id)).text).to.equal('hello');
  });

  it('deleted for good are gone at once', async () => {
    const api = await newUser();
    const { id } = await api.uploaded('name=a');
    expect((await api.delete(`/files/${id}?permanent=true`)).status).to.equal(204);
    expect((await api.post(`/files/${id}/restore`)).status).to.equal(404);
    expect((await api.delete(`/files/${id}?permanent=true`)).status).to.equal(404);
    expect((await api.delete(`/files/${nobodys}?permanent=true`)).status).to.equal(404);
    expect((await api.delete(`/files/${id}?permanent=perhaps`)).status).to.equal(400);
  });
});
