import { expect } from 'chai';
import fc from 'fast-check';
import { instantOf, millisecondsOf } from '../../../../src/domain/kernel/instant.ts';
import { tasks } from '../../../../src/infrastructure/wiring/tokens/tokens.ts';
import { walk } from '../../../support/lists.ts';
import { describeOnBothProducts } from '../../../support/on-both-products.ts';
import { draftOf, seed } from '../../../support/tasks.ts';
import type { V1Api } from '../../../support/v1-api.ts';

const times = <T>(count: number, work: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => work(i)));

describeOnBothProducts('v1: many at once', (newUser) => {
  let api: V1Api;
  beforeEach(async () => {
    api = await newUser();
  });

  /** Reads, adds one, writes only if nobody came between; starts again otherwise. */
  async function addOne(item: string): Promise<void> {
    for (;;) {
      const { body, headers } = await api.get(item);
      const name = String(Number(body.data.name) + 1);
      const { status } = await api.patch(item, { name }, { 'if-match': headers['etag'] ?? '' });
      if (status === 200) return;
      if (status !== 412) throw new Error(`unexpected: ${status}`);
    }
  }

  it('50 clients that read, change and write with If-Match lose no update', async () => {
    const { id } = await api.created('/projects', { name: '0' });
    await times(50, () => addOne(`/projects/${id}`));
    const { body, headers } = await api.get(`/projects/${id}`);
    expect([body.data.name, headers['etag']]).to.deep.equal(['50', '"51"']);
  }).timeout(60_000);

  it('a project that is deleted while tasks come into it never keeps a live one', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id } = await api.created('/projects', { name: 'p' });
      const query = round % 2 === 0 ? '?cascade=true' : '';
      const [deletion] = await Promise.all([
        api.delete(`/projects/${id}${query}`),
        times(5, (i) => api.post('/tasks', { title: `t ${i}`, projectId: id })),
      ]);
      const { total } = (await api.get(`/tasks?projectId=${id}`)).body.meta;
      const isGone = (await api.get(`/projects/${id}`)).status === 404;
      expect([isGone, isGone ? total : 5], String(deletion.status)).to.deep.equal([
        deletion.status === 204,
        isGone ? 0 : total,
      ]);
    }
  });

  it('of restorations and deletions at once each leaves project and tasks together', async () => {
    const { id } = await api.created('/projects', { name: 'p' });
    await times(3, (i) => api.created('/tasks', { title: `t ${i}`, projectId: id }));
    await times(20, (i) =>
      i % 2 === 0 ? api.delete(`/projects/${id}?cascade=true`) : api.post(`/projects/${id}/restore`),
    );
    const isLive = (await api.get(`/projects/${id}`)).status === 200;
    expect((await api.get(`/tasks?projectId=${id}`)).body.meta.total).to.equal(isLive ? 3 : 0);
  });
});

describeOnBothProducts('v1: a walk by cursor', (newUser) => {
  it('of 500 items, while others insert and delete, skips nothing and shows nothing twice', async () => {
    const order = fc.constantFrom('-createdAt', 'createdAt', 'title', '-title', 'completed');
    const step = fc.record({
      adds: fc.integer({ min: 0, max: 3 }),
      deletes: fc.array(fc.nat(499), { maxLength: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(
        order,
        fc.integer({ min: 20, max: 90 }),
        fc.array(step, { maxLength: 12 }),
        async (sort, limit, steps) => {
          const api = await newUser();
          const start = millisecondsOf(api.clock.now());
          await api.get('/tasks');
          const ids = await seed(
            api.container.get(tasks.store),
            Array.from({ length: 500 }, (_, i) => {
              const createdAt = instantOf(start - 1000 + Math.floor(i / 4));
              return draftOf(api.userId, { title: `t ${(i * 7) % 50}`, completed: i % 3 === 0, createdAt });
            }),
          );
          const deleted = new Set<number>();
          const seen = await walk(api, '/tasks', `sort=${sort}&limit=${limit}`, async (at) => {
            const { adds, deletes } = steps[at] ?? { adds: 0, deletes: [] };
            for (let i = 0; i < adds; i += 1) await api.created('/tasks', { title: `new ${i}` });
            for (const index of deletes) {
              const id = ids[index] as number;
              if ((await api.delete(`/tasks/${id}`)).status === 204) deleted.add(id);
            }
          });
          expect(seen.length, 'shown twice').to.equal(new Set(seen).size);
          expect(
            ids.filter((id) => !deleted.has(id) && !seen.includes(id)),
            'skipped',
          ).to.deep.equal([]);
        },
      ),
      { numRuns: 4 },
    );
  }).timeout(120_000);
});
