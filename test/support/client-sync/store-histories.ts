import { expect } from 'chai';
import fc from 'fast-check';
import { type Client, createClient, memoryStorage } from '../../../src/client/index.ts';
import { memorySyncStorage } from '../../../src/client/sync/memory-sync-storage.ts';
import type { SyncStore } from '../../../src/client/sync/sync-store.ts';
import { walk } from '../sync/synced.ts';
import type { V1Api } from '../v1-api.ts';
import { SyncStores } from './sync-stores.ts';

type Fate = 'arrives' | 'request lost' | 'answer lost' | 'sent twice';

export interface Step {
  readonly device: number;
  readonly does: 'create project' | 'create task' | 'change' | 'tick' | 'delete' | 'restore' | 'flush' | 'restart';
  readonly fate: Fate;
  /** Which of what it shows, and other choices. */
  readonly choice: number;
}

const fates: readonly Fate[] = ['arrives', 'arrives', 'request lost', 'answer lost', 'sent twice'];
const deeds: readonly Step['does'][] = [
  ...(['create project', 'create task', 'create task', 'change', 'change', 'tick'] as const),
  ...(['delete', 'restore', 'flush', 'flush', 'restart'] as const),
];

export const storeHistories = fc.array(
  fc.record({
    device: fc.nat({ max: 3 }),
    does: fc.constantFrom(...deeds),
    fate: fc.constantFrom(...fates),
    choice: fc.nat({ max: 1_000_000 }),
  }),
  { minLength: 5, maxLength: 40 },
);

/** A way to the product on which each request meets the fate that is set. */
class Way {
  fate: Fate = 'arrives';
  readonly client: Client;

  constructor({ ask, token }: V1Api) {
    const storage = memoryStorage();
    void storage.set({ accessToken: token, refreshToken: '', expiresIn: 900 });
    const send = async (url: string, init: RequestInit = {}) => {
      const sent = { token, ...(init.body == null ? {} : { json: JSON.parse(String(init.body)) }) };
      const { status, headers, text } = await ask(init.method as 'POST', url, sent);
      return new Response(text, { status, headers: { 'content-type': headers['content-type'] ?? '' } });
    };
    this.client = createClient({
      ...{ baseUrl: '', storage },
      fetch: async (url, init) => {
        if (this.fate === 'request lost') throw new TypeError('fetch failed');
        const answer = await send(String(url), init);
        if (this.fate === 'answer lost') throw new TypeError('fetch failed');
        return this.fate === 'sent twice' ? await send(String(url), init) : answer;
      },
    });
  }
}

async function act({ does, choice }: Step, store: SyncStore, name: string, gone: (number | string)[]): Promise<void> {
  const pick = <T>(all: readonly T[]): T | undefined => all[choice % Math.max(1, all.length)];
  const project = pick(store.projects());
  const task = pick(store.tasks());
  if (does === 'create project') await store.send({ type: 'project.create', args: { name } });
  if (does === 'create task') {
    const projectId = choice % 3 === 0 || project === undefined ? null : project.id;
    const { id } = await store.send({ type: 'task.create', args: { title: name, projectId } });
    expect(store.tasks().find((each) => each.id === id)).to.include({ title: name, projectId, isPending: true });
  }
  const isOfProject = choice % 4 === 0;
  if (does === 'change' && isOfProject && project !== undefined)
    await store.send({ type: 'project.change', id: project.id, args: { name } });
  else if (does === 'change' && task !== undefined)
    await store.send({ type: 'task.change', id: task.id, args: { title: name } });
  if (does === 'tick' && task !== undefined)
    await store.send({ type: 'task.change', id: task.id, args: { completed: !task.completed } });
  if (does === 'delete' && isOfProject && project !== undefined)
    await store.send({ type: 'project.delete', id: project.id, args: { cascade: choice % 8 === 0 } });
  else if (does === 'delete' && task !== undefined) {
    gone.push(task.id);
    await store.send({ type: 'task.delete', id: task.id });
  }
  const back = pick(gone);
  if (does === 'restore' && back !== undefined) await store.send({ type: 'task.restore', id: back });
}

const plain = (things: readonly object[]) =>
  things
    .map((thing) => {
      const { key: _, isPending: __, ...told } = thing as Record<string, unknown>;
      return told;
    })
    .sort((one, other) => (String(one['id']) < String(other['id']) ? -1 : 1));

/** Three devices, the last with two tabs, and a server between which requests and answers are lost or come twice: in the end all show the same. */
export async function runStoreHistory(api: V1Api, steps: readonly Step[]): Promise<void> {
  await using stores = new SyncStores();
  const ways = [new Way(api), new Way(api), new Way(api), new Way(api)];
  const [first, second, shared] = [memorySyncStorage(), memorySyncStorage(), memorySyncStorage()];
  const storages = [first, second, shared, shared];
  const open = (at: number) => stores.open((ways[at] as Way).client, storages[at], false);
  const devices = [await open(0), await open(1), await open(2), await open(3)];
  const gone: (number | string)[][] = [[], [], [], []];
  for (const [count, step] of steps.entries()) {
    const { device: at, does, fate } = step;
    const store = devices[at] as SyncStore;
    const way = ways[at] as Way;
    way.fate = fate;
    if (does === 'restart') {
      const before = plain(store.tasks());
      await stores.close(store);
      devices[at] = await open(at);
      expect(plain((devices[at] as SyncStore).tasks())).to.deep.equal(before);
    } else if (does === 'flush') await store.flush();
    else await act(step, store, `n${count}`, gone[at] ?? []);
  }
  for (const way of ways) way.fate = 'arrives';
  for (let round = 0; round < 2; round += 1)
    for (const store of devices) expect(await store.flush()).to.have.property('ok', true);
  const { changes } = await walk(api, null);
  for (const store of devices) {
    expect(store.state).to.include({ pending: 0, way: 'online', isComplete: true });
    expect(plain(store.tasks())).to.deep.equal(plain(changes.tasks ?? []));
    expect(plain(store.projects())).to.deep.equal(plain(changes.projects ?? []));
  }
  const all = (changes.tasks ?? []).map(({ title }: { title: string }) => title);
  expect(new Set(all).size, 'nothing is made twice').to.equal(all.length);
}
