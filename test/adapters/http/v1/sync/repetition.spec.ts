import { expect } from 'chai';
import { describeOnBothProducts } from '../../../../support/on-both-products.ts';
import { carriedOut, synced } from '../../../../support/sync/synced.ts';

const uuid = () => crypto.randomUUID();

describeOnBothProducts('the commands of sync', (newUser) => {
  it('are done once, however often and wherever they are sent, and answer the same', async () => {
    const api = await newUser();
    const commands = [
      { uuid: uuid(), type: 'task.create', tempId: 'tmp_a', args: { title: 'a', description: 'b' } },
      { uuid: uuid().toUpperCase(), type: 'task.change', id: 'tmp_a', args: { title: 'changed' } },
      { uuid: uuid(), type: 'task.delete', id: 'tmp_a', version: 2 },
    ];
    const first = await synced(api, { commands });
    expect(Object.keys(first.results)).to.deep.equal(commands.map((each) => each.uuid));
    const differently = commands.map(({ uuid, ...rest }) => ({
      ...Object.fromEntries(Object.entries(rest).reverse()),
      uuid: uuid.toLowerCase(),
    }));
    const again = await Promise.all([synced(api, { commands }), synced(api, { commands: differently })]);
    for (const { results } of again) expect(Object.values(results)).to.deep.equal(Object.values(first.results));
    const other = [
      { ...commands[0], args: { title: 'other' } },
      { ...commands[1], id: 'tmp_b' },
      { ...commands[2], version: 3 },
    ];
    const { results } = await synced(api, { commands: other });
    for (const { uuid } of commands) expect(results[uuid].error.code).to.equal('IDEMPOTENCY_MISMATCH');
    expect((await api.get('/tasks')).body.meta.total).to.equal(0);
    const somebody = await newUser();
    expect((await synced(somebody, { commands: commands.slice(0, 1) })).changes.tasks).to.have.length(1);
  });

  it('that were refused may be sent again', async () => {
    const api = await newUser();
    const task = await api.created('/tasks', { title: 't' });
    await api.delete(`/tasks/${task.id}`);
    const command = { uuid: uuid(), type: 'task.change', id: task.id, args: { title: 'again' } };
    expect((await carriedOut(api, command)).status).to.equal('refused');
    await api.post(`/tasks/${task.id}/restore`);
    expect((await carriedOut(api, command)).status).to.equal('done');
    expect((await carriedOut(api, command)).status).to.equal('done');
  });

  it('know the names that a client gave in an earlier batch; none is given twice', async () => {
    const api = await newUser();
    const made = await carriedOut(api, { type: 'project.create', tempId: 'tmp_1-A_z', args: { name: 'p' } });
    const task = await carriedOut(api, { type: 'task.create', args: { title: 'tmp_1-A_z', projectId: 'tmp_1-A_z' } });
    expect((await api.get(`/tasks/${task.id}`)).body.data).to.include({ title: 'tmp_1-A_z', projectId: made.id });
    const twice = await carriedOut(api, { type: 'task.create', tempId: 'tmp_1-A_z', args: { title: 'x' } });
    expect(twice).to.include({ status: 'refused' });
    expect(twice.error.code).to.equal('CONFLICT');
    const failed = await carriedOut(api, { type: 'task.create', tempId: 'tmp_2', args: {} });
    expect(failed.status).to.equal('refused');
    expect((await carriedOut(api, { type: 'task.create', tempId: 'tmp_2', args: { title: 'y' } })).status).to.equal(
      'done',
    );
    const racing = await Promise.all(
      Array.from({ length: 4 }, () => carriedOut(api, { type: 'task.create', tempId: 'tmp_3', args: { title: 'z' } })),
    );
    expect(racing.map(({ status }) => status).sort()).to.deep.equal(['done', 'refused', 'refused', 'refused']);
    expect((await api.get('/tasks?search=z')).body.meta.total).to.equal(2);
  });

  it('are remembered for 30 days', async () => {
    const api = await newUser();
    const command = { uuid: uuid(), type: 'task.create', tempId: 'tmp_x', args: { title: 't' } };
    const first = await carriedOut(api, command);
    api.clock.advance({ days: 30 });
    expect(await carriedOut(api, command)).to.deep.equal(first);
    api.clock.advance({ milliseconds: 1 });
    expect((await carriedOut(api, { type: 'task.delete', id: 'tmp_x' })).error.code).to.equal('VALIDATION_ERROR');
    const second = await carriedOut(api, command);
    expect(second.status).to.equal('done');
    expect(second.id).not.to.equal(first.id);
  });
});
