import { expect } from 'chai';
import type { Client, Schemas } from '../../../src/client/index.ts';
import { memorySyncStorage } from '../../../src/client/sync/memory-sync-storage.ts';
import type { SyncStorage } from '../../../src/client/sync/sync-storage.ts';
import { SyncStores, titles } from '../../support/client-sync/sync-stores.ts';

type Answer = Schemas['SyncAnswer'];
type Asked = Parameters<Client['sync']['sync']>[0];

const instant = '2030-05-06T07:08:09.000Z';
const task = (id: number, title: string, version = 1): Schemas['SyncedTask'] => ({
  ...{ id, title, version, description: null, completed: false, dueAt: null, projectId: null },
  ...{ createdAt: instant, updatedAt: instant },
});
const answer = (parts: Partial<Answer>, tasks: Answer['changes']['tasks'] = []): Answer => ({
  ...{ token: 't', reset: false, more: false, results: {} },
  // Servers may have other kinds as well.
  changes: { ...({} as Answer['changes']), projects: [], tasks, files: [] },
  ...parts,
});
const refusal = (status: number, code: string, details?: unknown) => ({
  ok: false,
  error: { code, message: code, status, details },
});

describe('what the store makes of answers', () => {
  const asked: Asked[] = [];
  let serve: (body: Asked) => object | Promise<object>;
  let stores: SyncStores;
  beforeEach(() => {
    asked.length = 0;
    stores = new SyncStores();
  });
  afterEach(() => stores[Symbol.asyncDispose]());

  const client = {
    sync: {
      sync: async (body: Asked) => {
        asked.push(body);
        const served = await serve(body);
        return 'token' in served ? { ok: true, data: served } : served;
      },
    },
  } as unknown as Client;
  /** These answers, one after the other, and no more. */
  const answers = (...given: object[]) => {
    serve = () => {
      const next = given.shift();
      if (next === undefined) throw new Error('nobody should have asked');
      return next;
    };
  };
  const opened = (storage = memorySyncStorage()) => stores.open(client, storage, false);
  const ofFirst = ({ commands }: Asked, result: Schemas['CommandResult']) => ({ [commands?.[0]?.uuid ?? '']: result });

  it('asks on with the new token as long as there is more, and knows when it has everything', async () => {
    const store = await opened();
    answers(answer({ token: 'a', more: true }, [task(1, 'one')]), refusal(503, 'UNAVAILABLE'));
    await store.flush();
    expect([titles(store), store.state.isComplete]).to.deep.equal([['one'], false]);
    answers(answer({ token: 'b' }, [task(2, 'two')]));
    await store.flush();
    expect([titles(store), store.state.isComplete]).to.deep.equal([['one', 'two'], true]);
    expect(asked.map(({ token }) => token)).to.deep.equal([null, 'a', 'a']);
  });

  it('keeps the higher version, and drops what is deleted', async () => {
    const store = await opened();
    answers(answer({}, [task(1, 'new', 7), task(2, 'two')]));
    await store.flush();
    answers(answer({}, [task(1, 'old', 6), { id: 2, version: 2, deleted: true }]));
    await store.flush();
    expect(titles(store)).to.deep.equal(['new']);
  });

  it('takes no answer that comes after a newer one, also where two tabs neither hear of each other nor wait', async () => {
    const { onWritten: _, ...kept } = memorySyncStorage();
    const alone: SyncStorage['alone'] = async (_, work, signal) => (signal?.aborted ? undefined : await work());
    const storage = { ...kept, alone };
    const [slow, quick] = [await opened(storage), await opened(storage)];
    const late = Promise.withResolvers<object>();
    serve = () => late.promise;
    const flushing = slow.flush();
    answers(answer({ token: 'newer' }, [task(1, 'new', 2)]));
    await quick.flush();
    late.resolve(answer({ token: 'older' }, [task(1, 'old', 1)]));
    await flushing;
    expect([titles(slow), titles(await opened(storage))]).to.deep.equal([['new'], ['new']]);
  });

  it('drops what does not come again where everything comes anew, also over a restart, and no sooner', async () => {
    const storage = memorySyncStorage();
    const store = await opened(storage);
    answers(answer({}, [task(1, 'lost'), task(2, 'of a later time', 9)]));
    await store.flush();
    answers(answer({ reset: true, more: true, token: 'a' }, [task(2, 'as restored', 3)]), refusal(503, 'UNAVAILABLE'));
    await store.flush();
    expect(titles(store)).to.deep.equal(['as restored', 'lost']);
    await stores.close(store);
    const again = await opened(storage);
    answers(answer({ token: 'b' }, [task(3, 'three')]));
    await again.flush();
    expect(titles(again)).to.deep.equal(['as restored', 'three']);
  });

  it('begins anew where the server can make nothing of its token', async () => {
    const store = await opened();
    answers(answer({ token: 'stale' }));
    await store.flush();
    answers(refusal(400, 'VALIDATION_ERROR', [{ field: 'token', message: 'no token' }]), answer({ reset: true }));
    expect(await store.flush()).to.have.property('ok', true);
    expect(asked.map(({ token }) => token)).to.deep.equal([null, 'stale', null]);
  });

  it('sends less at once where that was too much', async () => {
    const store = await opened();
    for (let count = 0; count < 5; count += 1) await store.send({ type: 'task.create', args: { title: `${count}` } });
    const tooMuch = refusal(413, 'PAYLOAD_TOO_LARGE');
    answers(tooMuch, tooMuch, tooMuch, tooMuch);
    expect(await store.flush()).to.have.nested.property('error.code', 'PAYLOAD_TOO_LARGE');
    expect(asked.map(({ commands }) => commands?.length)).to.deep.equal([5, 3, 2, 1]);
  });

  for (const [what, status, code] of [
    ['failed', 'failed', 'INTERNAL_ERROR'],
    ['is still being done', 'refused', 'IDEMPOTENCY_IN_PROGRESS'],
    ['came too often', 'refused', 'RATE_LIMITED'],
  ] as const)
    it(`sends once more, and under the same name, what ${what}`, async () => {
      const store = await opened();
      await store.send({ type: 'task.create', args: { title: 'again' } });
      serve = (body) => answer({ results: ofFirst(body, { status, error: { code, message: '', requestId: 'r' } }) });
      expect(await store.flush()).to.have.property('ok', false);
      expect(store.state).to.include({ pending: 1, way: 'offline' });
      serve = (body) => answer({ results: ofFirst(body, { status: 'done', id: 1, version: 1 }) }, [task(1, 'again')]);
      expect(await store.flush()).to.have.property('ok', true);
      expect(asked[0]?.commands).to.deep.equal(asked[1]?.commands);
      expect([titles(store), store.state.pending]).to.deep.equal([['again'], 0]);
    });

  it('goes on showing what is done until it has seen it', async () => {
    const store = await opened();
    const { id } = await store.send({ type: 'task.create', args: { title: 'made' } });
    serve = (body) =>
      body.token === null
        ? answer({ more: true, results: ofFirst(body, { status: 'done', id: 7, version: 1 }) })
        : refusal(503, 'UNAVAILABLE');
    await store.flush();
    expect(store.tasks()[0]).to.include({ id: 7, title: 'made', isPending: false });
    expect([store.idOf(id), store.state.pending]).to.deep.equal([7, 0]);
    answers(answer({}, [task(7, 'made')]));
    await store.flush();
    expect(titles(store)).to.deep.equal(['made']);
    expect(asked.at(-1)?.commands).to.deep.equal([]);
  });
});
