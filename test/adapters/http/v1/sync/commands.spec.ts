import { expect } from 'chai';
import { describeOnBothProducts } from '../../../../support/on-both-products.ts';
import { carriedOut, sync, synced } from '../../../../support/sync/synced.ts';

const uuid = () => crypto.randomUUID();

describeOnBothProducts('the commands of sync', (newUser) => {
  it('create, change, delete and restore, one after the other, before the changes are read', async () => {
    const api = await newUser();
    const ids = Array.from({ length: 7 }, uuid) as [string, string, string, string, string, string, string];
    const { results, changes } = await synced(api, {
      commands: [
        { uuid: ids[0], type: 'project.create', tempId: 'tmp_p', args: { name: 'Home' } },
        { uuid: ids[1], type: 'task.create', tempId: 'tmp_t', args: { title: 'Buy milk', projectId: 'tmp_p' } },
        { uuid: ids[2], type: 'task.change', id: 'tmp_t', args: { completed: true } },
        { uuid: ids[3], type: 'project.change', id: 'tmp_p', args: { status: 'inactive' } },
        { uuid: ids[4], type: 'project.delete', id: 'tmp_p', args: { cascade: true } },
        { uuid: ids[5], type: 'project.restore', id: 'tmp_p' },
        { uuid: ids[6], type: 'task.delete', id: 'tmp_t' },
      ],
    });
    const project = results[ids[0]].id;
    const task = results[ids[1]].id;
    expect(ids.map((each) => results[each])).to.deep.equal([
      { status: 'done', id: project, version: 1 },
      { status: 'done', id: task, version: 1 },
      { status: 'done', id: task, version: 2 },
      { status: 'done', id: project, version: 2 },
      { status: 'done', id: project, version: 3 },
      { status: 'done', id: project, version: 4 },
      { status: 'done', id: task, version: 5 },
    ]);
    expect(changes.projects).to.have.length(1);
    expect(changes.projects[0]).to.include({ id: project, name: 'Home', status: 'inactive', version: 4 });
    expect(changes.tasks).to.deep.equal([]);
    expect(await carriedOut(api, { type: 'task.restore', id: task })).to.include({ status: 'done', version: 6 });
    expect((await api.get(`/tasks/${task}`)).body.data).to.include({ title: 'Buy milk', projectId: project });
  });

  it('are refused as the routes refuse, and one that is refused does not stop the next', async () => {
    const api = await newUser();
    const others = await newUser();
    for (let n = 0; n < 9; n += 1) await others.created('/tasks', { title: 'x' });
    const foreign = (await others.created('/tasks', { title: 'x' })).id;
    const project = await api.created('/projects', { name: 'p' });
    await api.created('/tasks', { title: 't', projectId: project.id });
    const deleted = await api.created('/tasks', { title: 'deleted' });
    await api.delete(`/tasks/${deleted.id}`);
    const cases: readonly (readonly [object, string, string?])[] = [
      [{ type: 'task.create', args: { title: '' } }, 'VALIDATION_ERROR', 'title'],
      [{ type: 'task.create' }, 'VALIDATION_ERROR', 'title'],
      [{ type: 'task.create', args: null }, 'VALIDATION_ERROR', 'title'],
      [{ type: 'task.create', args: [] }, 'VALIDATION_ERROR', 'args'],
      [{ type: 'task.create', args: 'title' }, 'VALIDATION_ERROR', 'args'],
      [{ type: 'task.create', args: { title: 't', projectId: uuid() } }, 'VALIDATION_ERROR', 'projectId'],
      [{ type: 'task.create', args: { title: 't', projectId: 'tmp_nobody' } }, 'VALIDATION_ERROR', 'projectId'],
      [{ type: 'task.create', tempId: 'tmp_', args: { title: 't' } }, 'VALIDATION_ERROR', 'tempId'],
      [{ type: 'task.create', tempId: `tmp_${'x'.repeat(61)}`, args: { title: 't' } }, 'VALIDATION_ERROR', 'tempId'],
      [{ type: 'task.create', tempId: 5, args: { title: 't' } }, 'VALIDATION_ERROR', 'tempId'],
      [{ type: 'task.change', id: deleted.id, args: {} }, 'VALIDATION_ERROR', 'args'],
      [{ type: 'task.change', args: { title: 't' } }, 'VALIDATION_ERROR', 'id'],
      [{ type: 'task.change', id: 'tmp_nobody', args: { title: 't' } }, 'VALIDATION_ERROR', 'id'],
      [{ type: 'task.change', id: 'tmp_\0', args: { title: 't' } }, 'VALIDATION_ERROR', 'id'],
      [{ type: 'task.create', args: { title: 't', projectId: 'tmp_\0' } }, 'VALIDATION_ERROR', 'projectId'],
      [{ type: 'project.delete', args: { id: project.id, cascade: true } }, 'VALIDATION_ERROR', 'id'],
      [{ type: 'task.change', id: 1, version: 0, args: { title: 't' } }, 'VALIDATION_ERROR', 'version'],
      [{ type: 'task.change', id: 1, version: '1', args: { title: 't' } }, 'VALIDATION_ERROR', 'version'],
      [{ type: 'task.change', id: foreign, args: { title: 't' } }, 'NOT_FOUND'],
      [{ type: 'task.delete', id: deleted.id }, 'NOT_FOUND'],
      [{ type: 'task.delete', id: {} }, 'NOT_FOUND'],
      [{ type: 'project.delete', id: 'x' }, 'NOT_FOUND'],
      [{ type: 'project.delete', id: project.id }, 'CONFLICT'],
      [{ type: 'project.delete', id: project.id, args: { cascade: 'true' } }, 'VALIDATION_ERROR', 'cascade'],
      [{ type: 'project.restore', id: uuid() }, 'NOT_FOUND'],
      [{ type: 'task.complete', id: 1 }, 'VALIDATION_ERROR', 'type'],
      [{ type: 'file.delete', id: uuid() }, 'VALIDATION_ERROR', 'type'],
      [{}, 'VALIDATION_ERROR', 'type'],
    ];
    const commands = cases.map(([command]) => ({ uuid: uuid(), ...command }));
    const last = uuid();
    const answer = await synced(api, {
      commands: [...commands, { uuid: last, type: 'task.create', args: { title: 'done' } }],
    });
    cases.forEach(([command, code, field], at) => {
      const { status, error } = answer.results[commands[at]?.uuid ?? ''];
      expect(status, JSON.stringify(command)).to.equal('refused');
      expect(error.code, JSON.stringify(command)).to.equal(code);
      expect(error.message).to.be.a('string');
      expect(error.requestId).to.be.a('string');
      if (field !== undefined) expect(error.details[0].field, JSON.stringify(command)).to.equal(field);
    });
    expect(answer.results[last].status).to.equal('done');
    expect(answer.changes.tasks.map(({ title }: { title: string }) => title)).to.deep.equal(['t', 'done']);
  });

  it('with a version that is no longer current are refused, and told what is', async () => {
    const api = await newUser();
    const task = await api.created('/tasks', { title: 't' });
    const { body } = await api.patch(`/tasks/${task.id}`, { title: 'newer' });
    const wish = { id: task.id, version: 1 };
    const refused = { status: 'refused', code: 'PRECONDITION_FAILED', current: { ...body.data, version: 2 } };
    for (const command of [
      { type: 'task.change', args: { title: 'mine' } },
      { type: 'task.delete' },
      { type: 'task.restore' },
    ]) {
      const { status, error } = await carriedOut(api, { ...command, ...wish });
      expect({ status, code: error.code, current: error.details.current }).to.deep.equal(refused);
    }
    expect(await carriedOut(api, { type: 'task.delete', id: task.id, version: 2 })).to.include({
      status: 'done',
      version: 3,
    });
    const late = await carriedOut(api, { type: 'task.restore', id: task.id, version: 2 });
    expect(late.error.details.current).to.deep.equal({ id: task.id, version: 3, deleted: true });
    expect(await carriedOut(api, { type: 'task.restore', id: task.id, version: 3 })).to.include({ version: 4 });
    expect(await carriedOut(api, { type: 'task.change', id: task.id, args: { title: 'last' } })).to.include({
      status: 'done',
    });
  });

  it('are no batch where an id of one is missing, no UUID or twice, or where they are too many', async () => {
    const api = await newUser();
    const type = 'task.create';
    const args = { title: 't' };
    const twice = uuid();
    const batches: readonly (readonly [unknown, string])[] = [
      [[{ type, args }], 'commands.0.uuid'],
      [[{ uuid: 'x', type, args }], 'commands.0.uuid'],
      [
        [
          { uuid: uuid(), type, args },
          { uuid: null, type, args },
        ],
        'commands.1.uuid',
      ],
      [
        [
          { uuid: twice, type, args },
          { uuid: twice.toUpperCase(), type, args },
        ],
        'commands.1.uuid',
      ],
      [Array.from({ length: 101 }, () => ({ uuid: uuid(), type, args })), 'commands'],
      [['x'], 'commands.0'],
      [{}, 'commands'],
    ];
    for (const [commands, field] of batches) {
      const { status, body } = await sync(api, { commands });
      expect(status, field).to.equal(400);
      expect(body.error.details[0].field).to.equal(field);
    }
    expect((await api.get('/tasks')).body.meta.total).to.equal(0);
    const all = Array.from({ length: 100 }, () => ({ uuid: uuid(), type, args }));
    expect(Object.keys((await synced(api, { commands: all })).results)).to.have.length(100);
  });

  it('take a body of up to 1 MiB, and no Idempotency-Key', async () => {
    const api = await newUser();
    const padded = (bytes: number) => {
      const rest = JSON.stringify({ commands: [], padding: '' }).length;
      return { commands: [], padding: 'x'.repeat(bytes - rest) };
    };
    expect((await sync(api, padded(1024 * 1024))).status).to.equal(200);
    expect((await sync(api, padded(1024 * 1024 + 1))).status).to.equal(413);
    const headers = { 'idempotency-key': 'k' };
    await sync(api, {}, headers);
    const { headers: answered } = await sync(api, { limit: 5 }, headers);
    expect(answered).not.to.have.property('idempotent-replayed');
  });

  it('need a token of a user, which is any that works on tasks', async () => {
    const api = await newUser();
    expect((await api.ask('POST', '/api/v1/sync', { json: {} })).status).to.equal(401);
  });
});
