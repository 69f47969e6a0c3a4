import { expect } from 'chai';
import { describeOnBothProducts } from '../../../../support/on-both-products.ts';
import { synced, walk } from '../../../../support/sync/synced.ts';
import type { V1Api } from '../../../../support/v1-api.ts';

const uploaded = async (api: V1Api, query: string) => {
  const sent = { token: api.token, headers: { 'content-type': 'a/b' }, raw: 'hello' };
  return (await api.ask('POST', `/api/v1/files?name=a&${query}`, sent)).body.data;
};

describeOnBothProducts('what sync tells of changes', (newUser) => {
  it('without a token is everything live, in the shape of v1 with its version, and nobody else’s', async () => {
    const api = await newUser();
    await (await newUser()).created('/tasks', { title: 'of somebody else' });
    const project = await api.created('/projects', { name: 'p' });
    const task = await api.created('/tasks', { title: 't', projectId: project.id, dueAt: '2026-12-01T10:00:00Z' });
    const file = await uploaded(api, `taskId=${task.id}`);
    const gone = await api.created('/tasks', { title: 'gone' });
    await api.delete(`/tasks/${gone.id}`);
    for (const body of [{}, { token: null }]) {
      const answer = await synced(api, body);
      expect(answer).to.deep.include({ reset: false, more: false, results: {} });
      expect(answer.token).to.be.a('string');
      expect(answer.changes).to.deep.include({
        projects: [{ ...project, version: 1 }],
        tasks: [{ ...task, version: 1 }],
        files: [{ ...file, version: 1 }],
      });
    }
  });

  it('with a token is everything that changed since, and nothing else', async () => {
    const api = await newUser();
    const task = await api.created('/tasks', { title: 't' });
    const other = await api.created('/tasks', { title: 'other' });
    const { token } = await synced(api);
    expect((await synced(api, { token })).changes).to.deep.include({ projects: [], tasks: [], files: [] });
    await api.patch(`/tasks/${task.id}`, { completed: true });
    await api.patch(`/tasks/${other.id}`, { title: 'other' });
    const next = await synced(api, { token });
    expect(next.changes.tasks).to.have.length(1);
    expect(next.changes.tasks[0]).to.include({ id: task.id, completed: true, version: 2 });
    expect((await synced(api, { token: next.token })).changes.tasks).to.deep.equal([]);
    expect((await synced(api, { token })).changes.tasks).to.deep.equal(next.changes.tasks);
  });

  it('is told in parts of up to so many things of all kinds', async () => {
    const api = await newUser();
    for (const name of ['p', 'q']) await api.created('/projects', { name });
    for (let n = 0; n < 5; n += 1) await api.created('/tasks', { title: `t${n}` });
    const first = await synced(api, { limit: 3 });
    expect(first.more).to.equal(true);
    expect(first.changes.projects.length + first.changes.tasks.length).to.equal(3);
    for (const limit of [1, 2, 3, 6, 7, 8]) {
      const { changes, resets } = await walk(api, null, limit);
      expect(changes.projects.map(({ name }: { name: string }) => name).sort()).to.deep.equal(['p', 'q']);
      expect(changes.tasks.map(({ title }: { title: string }) => title)).to.deep.equal(['t0', 't1', 't2', 't3', 't4']);
      expect(resets).to.have.length(Math.ceil(7 / limit));
    }
    const exact = await synced(api, { limit: 7 });
    expect(exact.more).to.equal(false);
  });

  it('holds what is changed while a walk goes on in the walk or in the one after it', async () => {
    const api = await newUser();
    const made = [];
    for (let n = 0; n < 4; n += 1) made.push(await api.created('/tasks', { title: `t${n}` }));
    const first = await synced(api, { limit: 2 });
    await api.patch(`/tasks/${made[0].id}`, { title: 'changed' });
    await api.delete(`/tasks/${made[3].id}`);
    const rest = await walk(api, first.token, 2);
    const after = await walk(api, rest.token, 2);
    const seen = [...first.changes.tasks, ...rest.changes.tasks, ...after.changes.tasks];
    const latest = (id: number) =>
      seen.filter((task) => task.id === id).sort((one, other) => other.version - one.version)[0];
    expect(latest(made[0].id)).to.include({ title: 'changed', version: 2 });
    expect(latest(made[3].id)).to.deep.equal({ id: made[3].id, version: 2, deleted: true });
    expect((await walk(api, after.token)).changes.tasks).to.deep.equal([]);
  });

  it('names what is gone, with a cascade too, and what comes back', async () => {
    const api = await newUser();
    const project = await api.created('/projects', { name: 'p' });
    const task = await api.created('/tasks', { title: 't', projectId: project.id });
    const file = await uploaded(api, `taskId=${task.id}`);
    const { token } = await synced(api);
    await api.delete(`/projects/${project.id}?cascade=true`);
    const gone = await synced(api, { token });
    const tombstone = ({ id }: { id: unknown }) => [{ id, version: 2, deleted: true }];
    expect(gone.changes).to.deep.include({
      projects: tombstone(project),
      tasks: tombstone(task),
      files: tombstone(file),
    });
    await api.post(`/projects/${project.id}/restore`);
    const back = await synced(api, { token: gone.token });
    expect(back.changes).to.deep.include({
      projects: [{ ...project, version: 3 }],
      tasks: [{ ...task, version: 3 }],
      files: [{ ...file, version: 3 }],
    });
  });

  it('names what was removed for good before its time', async () => {
    const api = await newUser();
    const { id: taskId } = await api.created('/tasks', { title: 't' });
    const [one, other] = [await uploaded(api, `taskId=${taskId}`), await uploaded(api, `taskId=${taskId}`)];
    const { token } = await synced(api);
    for (const { id } of [one, other]) expect((await api.delete(`/files/${id}?permanent=true`)).status).to.equal(204);
    const first = await synced(api, { token, limit: 1 });
    expect(first.more).to.equal(true);
    const { changes } = await walk(api, first.token, 1);
    const all = [...first.changes.files, ...changes.files];
    expect(all).to.have.deep.members([one, other].map(({ id }) => ({ id, version: 3, deleted: true })));
    expect((await synced(api)).changes.files).to.deep.equal([]);
  });

  it('begins anew with a token of more than 30 days, of another user or of another database', async () => {
    const api = await newUser();
    const task = await api.created('/tasks', { title: 't' });
    const { token } = await synced(api);
    const [, owner, place, readAt] = JSON.parse(Buffer.from(token, 'base64url').toString());
    const made = (known: unknown) => Buffer.from(JSON.stringify([1, owner, known, readAt, null])).toString('base64url');
    const [history, start, snapshot] = place;
    const foreign = [
      (await synced(await newUser())).token,
      made(['another', start, snapshot]),
      made([history, crypto.randomUUID(), snapshot]),
      made([history, start, '900000000000:900000000000:']),
    ];
    await api.created('/tasks', { title: 'u' });
    for (const each of foreign.slice(0, 2).concat(foreign.slice(3))) {
      const anew = await walk(api, each, 1);
      expect(anew.resets).to.deep.equal([true, false]);
      expect(anew.changes.tasks.map(({ title }: { title: string }) => title)).to.deep.equal(['t', 'u']);
      expect((await walk(api, anew.token)).resets).to.deep.equal([false]);
    }
    await api.delete(`/tasks/${task.id}`);
    api.clock.advance({ days: 30 });
    const inTime = await synced(api, { token });
    expect(inTime.reset).to.equal(false);
    expect(inTime.changes.tasks).to.deep.include({ id: task.id, version: 2, deleted: true });
    api.clock.advance({ seconds: 1 });
    const late = await synced(api, { token });
    expect(late.reset).to.equal(true);
    expect(late.changes.tasks).to.have.length(1);
  });

  it('is refused for a token that is none, and for a limit out of its bounds', async () => {
    const api = await newUser();
    const { token } = await synced(api);
    const parts = JSON.parse(Buffer.from(token, 'base64url').toString());
    const forged = (change: (content: unknown[]) => void) => {
      const content = structuredClone(parts);
      change(content);
      return Buffer.from(JSON.stringify(content)).toString('base64url');
    };
    const none: unknown[] = ['', 'x', 'null', 7, {}, `${token}x`.repeat(2)];
    for (const snapshot of [
      '',
      '5',
      '5:4:',
      '0:0:',
      '5:9:4',
      '5:9:9',
      '5:9:6,6',
      '5:9:7,6',
      'a:b:',
      '5:9:6:',
      `${'9'.repeat(30)}:1:`,
    ])
      none.push(forged((content) => Object.assign(content[2] as object, { 2: snapshot })));
    none.push(forged((content) => Object.assign(content, { 2: null })));
    none.push(forged((content) => Object.assign(content, { 4: [parts[2], parts[3], ['tasks', '1', -1]] })));
    none.push(forged((content) => Object.assign(content[2] as object, { 1: 'x' })));
    for (const given of none) {
      const { status, body } = await api.post('/sync', { token: given });
      expect(status, JSON.stringify(given)).to.equal(400);
      expect(body.error).to.include({ code: 'VALIDATION_ERROR' });
      expect(body.error.details.map(({ field }: { field: string }) => field)).to.deep.equal(['token']);
    }
    for (const limit of [0, 1001, 1.5, '5'])
      expect((await api.post('/sync', { limit })).body.error.details[0].field).to.equal('limit');
    for (const snapshot of ['5:9:5', '5:9:8', '5:9:5,6,8', '5:5:'])
      expect(
        (await api.post('/sync', { token: forged((content) => Object.assign(content[2] as object, { 2: snapshot })) }))
          .status,
      ).to.equal(200);
    for (const [kind, id] of [
      ['nonsense', 1],
      ['tasks', crypto.randomUUID()],
      ['projects', 1],
    ]) {
      const odd = forged((content) => Object.assign(content, { 4: [parts[2], parts[3], [kind, '1', id]] }));
      expect((await api.post('/sync', { token: odd })).status, `${kind} ${id}`).to.equal(200);
    }
  });
});
