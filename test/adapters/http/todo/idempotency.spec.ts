import { expect } from 'chai';
import type { AddTask } from '../../../../src/application/tasks/add-task.ts';
import { tasks } from '../../../../src/infrastructure/wiring/tokens/tokens.ts';
import { type TodoApi, todoApi } from '../../../support/todo-api.ts';

describe('todo contract: Idempotency-Key', () => {
  let api: TodoApi;

  beforeEach(async () => {
    api = await todoApi();
  });

  const post = (key: string, json: unknown, path = '/tasks', asker: TodoApi = api) =>
    asker.ask('POST', asker.path(path), { token: asker.token, json, headers: { 'idempotency-key': key } });
  const total = async () => (await api.get('/tasks')).body.data.total;

  it('repeats the first answer byte for byte and says so', async () => {
    const first = await post('k', { title: 'Once' });
    api.clock.advance({ hours: 23 });
    const again = await post('k', { title: 'Once' });

    expect(first.status).to.equal(201);
    expect([again.status, again.text]).to.deep.equal([201, first.text]);
    for (const name of ['location', 'etag', 'content-type'])
      expect(again.headers[name], name).to.equal(first.headers[name]);
    expect([first.headers['idempotent-replayed'], again.headers['idempotent-replayed']]).to.deep.equal([
      undefined,
      'true',
    ]);
    expect(await total()).to.equal(1);
  });

  it('forgets an answer after 24 hours', async () => {
    await post('k', { title: 'Twice' });
    api.clock.advance({ hours: 24, milliseconds: 1 });

    expect((await post('k', { title: 'Twice' })).headers['idempotent-replayed']).to.equal(undefined);
    expect(await total()).to.equal(2);
  });

  it('takes "k" and k for the same key', async () => {
    const first = await post('k', { title: 'T' });

    expect((await post('"k"', { title: 'T' })).text).to.equal(first.text);
  });

  it('refuses the key with another body or query: 422', async () => {
    await post('k', { title: 'One' });
    for (const answer of [await post('k', { title: 'Two' }), await post('k', { title: 'One' }, '/tasks?a=1')])
      expect([answer.status, answer.body.error.code]).to.deep.equal([422, 'VALIDATION_IDEMPOTENCY_MISMATCH']);
    expect(await total()).to.equal(1);
  });

  it('refuses the key while the first request is still running: 409 with Retry-After', async () => {
    const { promise: permission, resolve: goOn } = Promise.withResolvers<void>();
    const { promise: started, resolve: reached } = Promise.withResolvers<void>();
    api = await todoApi({
      rewire: (container) => {
        const useCases = container.get(tasks.useCases);
        const slow: Pick<AddTask, 'execute'> = {
          execute: async (actor, given) => {
            reached();
            await permission;
            return await useCases.add.execute(actor, given);
          },
        };
        container.rebind(tasks.useCases).toConstantValue({ ...useCases, add: slow as AddTask });
      },
    });
    const first = post('k', { title: 'T' });
    await started;
    const meanwhile = await post('k', { title: 'T' });
    goOn();

    expect([meanwhile.status, meanwhile.body.error.code]).to.deep.equal([409, 'RESOURCE_CONFLICT']);
    expect(meanwhile.headers['retry-after']).to.equal('1');
    expect((await first).status).to.equal(201);
    expect((await post('k', { title: 'T' })).text).to.equal((await first).text);
    expect(await total()).to.equal(1);
  });

  it('never lets keys of different users meet', async () => {
    const eve = await api.as('eve');
    await post('k', { title: 'T' });

    expect((await post('k', { title: 'T' }, '/tasks', eve)).headers['idempotent-replayed']).to.equal(undefined);
  });

  it('does not keep what was refused before anything ran', async () => {
    expect((await post('k', { title: '' })).status).to.equal(400);
    expect((await post('k', { title: 'Now' })).status).to.equal(201);
  });

  it('refuses an ill-formed key as a validation error of that header', async () => {
    for (const key of ['', '""', 'k'.repeat(256), 'tab\tkey', 'ключ', 'é']) {
      const { status, body } = await post(Buffer.from(key).toString('latin1'), { title: 'T' });
      expect([status, body.error.code, body.error.details.field], key).to.deep.equal([
        400,
        'VALIDATION_INVALID_FORMAT',
        'Idempotency-Key',
      ]);
    }
    expect((await post('k'.repeat(255), { title: 'T' })).status).to.equal(201);
  });

  it('is of no effect on other methods', async () => {
    const { id } = await api.created({ title: 'T' });
    const put = (title: string) =>
      api.ask('PUT', api.path(`/tasks/${id}`), {
        token: api.token,
        json: { title },
        headers: { 'idempotency-key': 'k' },
      });

    expect([(await put('a')).body.data.title, (await put('b')).body.data.title]).to.deep.equal(['a', 'b']);
  });
});
