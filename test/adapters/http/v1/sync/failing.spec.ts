import { mock } from 'node:test';
import { expect } from 'chai';
import { systemDelay } from '../../../../../src/adapters/system/system-delay.ts';
import { sync } from '../../../../../src/infrastructure/wiring/tokens/sync-tokens.ts';
import { tasks } from '../../../../../src/infrastructure/wiring/tokens/tokens.ts';
import { memoryProduct } from '../../../../support/memory-product.ts';
import { sync as ask, carriedOut, synced } from '../../../../support/sync/synced.ts';
import { v1Api } from '../../../../support/v1-api.ts';

describe('commands that fail here', () => {
  it('are told apart from what is refused, leave nothing, and may be sent again', async () => {
    let broken = true;
    const api = await v1Api(
      memoryProduct({
        rewire: (container) => {
          const store = container.get(tasks.store);
          const add = store.add.bind(store);
          store.add = async (draft) => {
            const added = await add(draft);
            if (broken && draft.title === 'unlucky') throw new Error('a defect of the tests');
            return added;
          };
        },
      }),
    );
    const unlucky = { uuid: crypto.randomUUID(), type: 'task.create', tempId: 'tmp_u', args: { title: 'unlucky' } };
    const lucky = { uuid: crypto.randomUUID(), type: 'task.create', args: { title: 'lucky' } };
    const { results, changes } = await synced(api, { commands: [unlucky, lucky] });
    expect(results[unlucky.uuid].status).to.equal('failed');
    expect(results[unlucky.uuid].error).to.include({ code: 'INTERNAL_ERROR' });
    expect(results[lucky.uuid].status).to.equal('done');
    expect(changes.tasks.map(({ title }: { title: string }) => title)).to.deep.equal(['lucky']);
    broken = false;
    expect((await carriedOut(api, unlucky)).status).to.equal('done');
  });
});

describe('a command that runs elsewhere for longer than it is waited for', () => {
  afterEach(() => mock.restoreAll());

  it('is refused as in progress, and those after it are carried out', async () => {
    const elsewhere = crypto.randomUUID();
    const pause = mock.method(systemDelay, 'pause', async () => {});
    const api = await v1Api(
      memoryProduct({
        rewire: (container) => {
          container.get(sync.commands).hold = async (_, uuid) => uuid !== elsewhere;
        },
      }),
    );
    const create = (uuid: string) => ({ uuid, type: 'task.create', args: { title: 't' } });
    const next = crypto.randomUUID();
    const { results } = await synced(api, { commands: [create(elsewhere), create(next)] });
    expect(results[elsewhere].status).to.equal('refused');
    expect(results[elsewhere].error).to.include({ code: 'IDEMPOTENCY_IN_PROGRESS' });
    expect(results[next].status).to.equal('done');
    const waited = pause.mock.calls.map(({ arguments: [milliseconds] }) => Number(milliseconds));
    expect(waited.reduce((sum, one) => sum + one)).to.equal(5000);
  });
});

describe('an answer of sync', () => {
  it('holds 500 things where nobody says how many, and a thousand at the most', async () => {
    const api = await v1Api();
    const create = () => ({ uuid: crypto.randomUUID(), type: 'task.create', args: { title: 't' } });
    for (let n = 0; n < 11; n += 1) await synced(api, { limit: 1, commands: Array.from({ length: 100 }, create) });
    for (const [body, length] of [
      [{}, 500],
      [{ limit: 1000 }, 1000],
    ] as const) {
      const { changes, more } = await synced(api, body);
      expect([changes.tasks.length, more]).to.deep.equal([length, true]);
    }
  });
});

const nowhere = { since: undefined, latest: undefined, after: undefined };

describe('the limit of requests', () => {
  it('counts one of sync per ten commands, at least one', async () => {
    const api = await v1Api(memoryProduct({ environment: { RATE_LIMIT_PER_MINUTE: '12' } }));
    const commands = (count: number) =>
      Array.from({ length: count }, () => ({ uuid: crypto.randomUUID(), type: 'task.create', args: { title: 't' } }));
    const left = async (count: number) => {
      const { status, headers } = await ask(api, { commands: commands(count) });
      return [status, /r=(\d+)/.exec(String(headers['ratelimit']))?.[1]];
    };
    expect(await left(0)).to.deep.equal([200, '11']);
    expect(await left(10)).to.deep.equal([200, '10']);
    expect(await left(11)).to.deep.equal([200, '8']);
    expect(await left(50)).to.deep.equal([200, '3']);
    expect((await left(100))[0]).to.equal(429);
    const { things } = await api.container.get(sync.changes).read({ ...nowhere, ownerId: api.userId, limit: 200 });
    expect(things).to.have.length(71);
  });
});
