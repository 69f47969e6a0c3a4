import { expect } from 'chai';
import { idsOf } from '../../../support/lists.ts';
import { describeOnBothProducts } from '../../../support/on-both-products.ts';
import type { V1Api } from '../../../support/v1-api.ts';

describeOnBothProducts('v1: when tasks are due', (newUser) => {
  let api: V1Api;
  beforeEach(async () => {
    api = await newUser();
  });
  const due = async (dueAt: string | null) => (await api.created('/tasks', { title: 'Dig', dueAt })).id;

  it('is a moment with its zone, kept to the millisecond, or null', async () => {
    const id = await due('2027-01-02T04:04:05.0069+01:00');
    const shown = async () => (await api.get(`/tasks/${id}`)).body.data.dueAt;
    expect(await shown()).to.equal('2027-01-02T03:04:05.006Z');
    expect((await api.patch(`/tasks/${id}`, { title: 'Dug' })).body.data.dueAt).to.equal('2027-01-02T03:04:05.006Z');
    expect((await api.patch(`/tasks/${id}`, { dueAt: null })).body.data.dueAt).to.equal(null);
    await api.patch(`/tasks/${id}`, { dueAt: '2027-02-01T00:00:00Z' });
    expect((await api.put(`/tasks/${id}`, { title: 'Dug' })).body.data.dueAt).to.equal(null);
    for (const dueAt of ['2027-02-30T00:00:00Z', '2027-02-01', '2027-02-01T00:00:00', 'soon', 5, ''])
      expect((await api.patch(`/tasks/${id}`, { dueAt })).status, String(dueAt)).to.equal(400);
  });

  it('sorts, without a date last both ways, and walks on by cursor across that', async () => {
    const [never, late, early] = [
      await due(null),
      await due('2027-03-01T00:00:00Z'),
      await due('2027-01-01T00:00:00Z'),
    ];
    for (const [sort, expected] of [
      ['dueAt', [early, late, never]],
      ['-dueAt', [late, early, never]],
    ] as const) {
      expect(idsOf(await api.get(`/tasks?sort=${sort}`))).to.deep.equal(expected);
      const first = await api.get(`/tasks?sort=${sort}&limit=2`);
      const rest = await api.get(`/tasks?sort=${sort}&limit=2&cursor=${first.body.meta.nextCursor}`);
      expect([...idsOf(first), ...idsOf(rest)]).to.deep.equal(expected);
    }
  });

  it('filters: dueAfter from that moment on, dueBefore up to and without it', async () => {
    const [, late, early] = [await due(null), await due('2027-03-01T00:00:00Z'), await due('2027-01-01T00:00:00Z')];
    const found = async (query: string) => idsOf(await api.get(`/tasks?sort=dueAt&${query}`));
    expect(await found('dueAfter=2027-01-01T00:00:00Z')).to.deep.equal([early, late]);
    expect(await found('dueAfter=2027-01-01T00:00:00.001Z')).to.deep.equal([late]);
    expect(await found('dueBefore=2027-03-01T00:00:00Z')).to.deep.equal([early]);
    expect(await found('dueBefore=2027-03-01T00:00:00.001Z&dueAfter=2027-03-01T00:00:00Z')).to.deep.equal([late]);
    expect((await api.get('/tasks?dueAfter=tomorrow')).status).to.equal(400);
  });

  it('is neither shown nor changed by the todo contract', async () => {
    const id = await due('2027-01-01T00:00:00Z');
    const task = `/api/${api.userId}/tasks/${id}`;
    const { token } = api;
    const dueAt = '2028-01-01T00:00:00Z';
    for (const answer of [
      await api.ask('PUT', task, { token, json: { title: 'Dug', dueAt } }),
      await api.ask('PATCH', `${task}/complete`, { token, json: { completed: true } }),
      await api.ask('GET', task, { token }),
    ])
      expect([answer.status, Object.keys(answer.body.data).filter((field) => /due/i.test(field))]).to.deep.equal([
        200,
        [],
      ]);
    expect((await api.get(`/tasks/${id}`)).body.data).to.deep.include({
      ...{ title: 'Dug', completed: true, dueAt: '2027-01-01T00:00:00.000Z' },
    });
  });
});
