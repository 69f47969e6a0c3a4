import { expect } from 'chai';
import fc from 'fast-check';
import { type TodoApi, todoApi } from '../../../support/todo-api.ts';

const titles = (answer: { body: { data: { tasks: { title: string }[] } } }) =>
  answer.body.data.tasks.map(({ title }) => title);

describe('todo contract: the list', () => {
  let api: TodoApi;

  beforeEach(async () => {
    api = await todoApi();
  });

  it('is empty at first, with the defaults of page and limit', async () => {
    const { status, body } = await api.get('/tasks');

    expect(status).to.equal(200);
    expect(body).to.deep.equal({
      success: true,
      message: 'Tasks retrieved successfully',
      data: { tasks: [], total: 0, page: 1, limit: 50 },
    });
  });

  it('leaves user_id out of its items', async () => {
    const { user_id: _, ...task } = await api.created({ title: 'T' });

    expect((await api.get('/tasks')).body.data.tasks).to.deep.equal([task]);
  });

  it('shows the newest first, of equals the larger id first', async () => {
    await api.created({ title: 'old' });
    api.clock.advance({ milliseconds: 1 });
    await api.created({ title: 'first of two' });
    await api.created({ title: 'second of two' });

    expect(titles(await api.get('/tasks'))).to.deep.equal(['second of two', 'first of two', 'old']);
  });

  it('filters by status, and counts all that match the filter', async () => {
    const { id } = await api.created({ title: 'done' });
    await api.created({ title: 'open' });
    await api.patch(`/tasks/${id}/complete`, { completed: true });

    for (const [status, expected] of [
      ['all', ['open', 'done']],
      ['pending', ['open']],
      ['completed', ['done']],
    ] as const) {
      const answer = await api.get(`/tasks?status=${status}&limit=1`);
      expect(titles(answer), status).to.deep.equal(expected.slice(0, 1));
      expect(answer.body.data.total, status).to.equal(expected.length);
    }
  });

  it('shows nobody else’s tasks', async () => {
    await api.created({ title: 'mine' });

    expect((await (await api.as('eve')).get('/tasks')).body.data).to.include({ total: 0 });
  });

  it('pages: any window is the slice of the whole list, and page is floor(offset / limit) + 1', async () => {
    for (let n = 1; n <= 12; n += 1) await api.created({ title: `task ${n}` });
    const whole = titles(await api.get('/tasks'));

    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 15 }), async (limit, offset) => {
        const answer = await api.get(`/tasks?limit=${limit}&offset=${offset}`);
        expect(titles(answer)).to.deep.equal(whole.slice(offset, offset + limit));
        expect(answer.body.data).to.include({ total: 12, limit, page: Math.floor(offset / limit) + 1 });
      }),
      { numRuns: 40 },
    );
  });

  it('refuses what is no status, no integer or out of range with 422 and the parameter’s name', async () => {
    const cases: [query: string, field: string, code: string][] = [
      ['status=done', 'status', 'VALIDATION_INVALID_FORMAT'],
      ['status=', 'status', 'VALIDATION_INVALID_FORMAT'],
      ['status=ALL', 'status', 'VALIDATION_INVALID_FORMAT'],
      ['status=all&status=all', 'status', 'VALIDATION_INVALID_FORMAT'],
      ['limit=', 'limit', 'VALIDATION_INVALID_FORMAT'],
      ['limit=ten', 'limit', 'VALIDATION_INVALID_FORMAT'],
      ['limit=1.0', 'limit', 'VALIDATION_INVALID_FORMAT'],
      ['limit=%2B1', 'limit', 'VALIDATION_INVALID_FORMAT'],
      ['limit=%201', 'limit', 'VALIDATION_INVALID_FORMAT'],
      ['limit=١', 'limit', 'VALIDATION_INVALID_FORMAT'],
      ['limit=1&limit=2', 'limit', 'VALIDATION_INVALID_FORMAT'],
      ['limit=0', 'limit', 'VALIDATION_OUT_OF_RANGE'],
      ['limit=-1', 'limit', 'VALIDATION_OUT_OF_RANGE'],
      ['limit=201', 'limit', 'VALIDATION_OUT_OF_RANGE'],
      ['limit=99999999999999999999999', 'limit', 'VALIDATION_OUT_OF_RANGE'],
      ['offset=-1', 'offset', 'VALIDATION_OUT_OF_RANGE'],
      ['offset=9007199254740992', 'offset', 'VALIDATION_OUT_OF_RANGE'],
      ['offset=0x1', 'offset', 'VALIDATION_INVALID_FORMAT'],
    ];
    for (const [query, field, code] of cases) {
      const { status, body } = await api.get(`/tasks?${encodeURI(query).replaceAll('%25', '%')}`);
      expect([status, body.error.code, body.error.details.field], query).to.deep.equal([422, code, field]);
    }
  });

  it('names every violation in the order of the fields', async () => {
    const { body } = await api.get('/tasks?offset=-1&limit=x&status=y');

    expect(body.error.details.violations.map(({ field }: { field: string }) => field)).to.deep.equal([
      'status',
      'limit',
      'offset',
    ]);
    expect(body.error.details).to.include({ field: 'status', value: 'y' });
    expect(body.error.code).to.equal('VALIDATION_INVALID_FORMAT');
  });

  it('takes the largest exact integer as an offset', async () => {
    await api.created({ title: 'T' });
    const { status, body } = await api.get('/tasks?offset=9007199254740991&limit=1');

    expect([status, body.data.tasks, body.data.total]).to.deep.equal([200, [], 1]);
  });
});
