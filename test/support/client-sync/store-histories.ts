import { expect } from 'chai';
import fc from 'fast-check';
import { memorySyncStorage } from '../../../src/client/sync/memory-sync-storage.ts';
import { walk } from '../sync/synced.ts';
import type { V1Api } from '../v1-api.ts';
import { Author, acts } from './author.ts';
import { DeviceRecord } from './device-record.ts';
import { ModelDevice } from './model-device.ts';
import type { Fate } from './recorded-way.ts';
import { ServerRecord } from './server-record.ts';

const others = ['flush', 'restart', 'crash', 'let go'] as const;
const fates: readonly Fate[] = [
  ...(['arrives', 'arrives', 'arrives', 'request lost', 'answer lost'] as const),
  ...(['answer late', 'sent twice', 'old news', 'first alone'] as const),
];

export interface Step {
  readonly device: number;
  readonly does: (typeof acts)[number] | (typeof others)[number];
  readonly fate: Fate;
  /** Which of what it shows, and other choices. */
  readonly choice: number;
}

export const storeHistories = fc.array(
  fc.record({
    device: fc.nat({ max: 3 }),
    does: fc.constantFrom<Step['does']>(...acts, 'create task', 'change', 'tick', 'flush', 'flush', 'flush', ...others),
    fate: fc.constantFrom(...fates),
    choice: fc.nat({ max: 1_000_000 }),
  }),
  { minLength: 5, maxLength: 40 },
);

const plain = (things: readonly object[]) =>
  things
    .map((thing) => {
      const { key: _, isPending: __, ...told } = thing as Record<string, unknown>;
      return told;
    })
    .sort((one, other) => (String(one['id']) < String(other['id']) ? -1 : 1));

/**
 * Three devices, the last with two tabs, and a server between which requests and answers are lost, come late or twice, while devices
 * are killed: after each step what was meant stands as it should, and in the end all show the same.
 */
export async function runStoreHistory(api: V1Api, steps: readonly Step[]): Promise<void> {
  const server = new ServerRecord();
  const records = [new DeviceRecord(server), new DeviceRecord(server), new DeviceRecord(server)] as const;
  const [first, second, shared] = records;
  const tabs = memorySyncStorage();
  const devices = [
    await ModelDevice.open(api, first, memorySyncStorage()),
    await ModelDevice.open(api, second, memorySyncStorage()),
    await ModelDevice.open(api, shared, tabs),
    await ModelDevice.open(api, shared, tabs),
  ] as const;
  const authors = devices.map(({ record }) => new Author(record));
  const check = () => {
    for (const { record, store } of devices) record.check(store);
    expect([...server.wrongs, ...records.flatMap(({ wrongs }) => wrongs)].join('; ')).to.equal('');
  };
  for (const [count, { device: at, does, fate, choice }] of steps.entries()) {
    const device = devices[at] as ModelDevice;
    if (does === 'flush') await device.flush(fate);
    else if (does === 'let go') await device.letGo(fate === 'request lost' ? fate : 'arrives');
    else if (does === 'crash') {
      const before = device.store.tasks();
      const unhear = device.record.unhearing();
      await device.crash(fate, choice % 3);
      expect(device.record.missing(before, device.store)).to.deep.equal([]);
      unhear();
    } else if (does === 'restart') {
      await device.letGo();
      const before = plain(device.store.tasks());
      await device.restart();
      expect(plain(device.store.tasks())).to.deep.equal(before);
    } else await authors[at]?.act(does, device.store, `n${count}`, choice);
    check();
  }
  for (const device of devices) await device.letGo();
  for (let round = 0; round < 2; round += 1) for (const device of devices) await device.flush('arrives');
  check();
  const { changes } = await walk(api, null);
  for (const { store, record } of devices) {
    expect(store.state).to.include({ pending: 0, way: 'online', isComplete: true });
    expect(plain(store.tasks())).to.deep.equal(plain(changes.tasks ?? []));
    expect(plain(store.projects())).to.deep.equal(plain(changes.projects ?? []));
    record.checkEnd(store);
  }
  check();
  const all = (changes.tasks ?? []).map(({ title }: { title: string }) => title);
  expect(new Set(all).size, 'nothing is made twice').to.equal(all.length);
  for (const device of devices) await device.close();
}
