import type { SyncStorage } from '../../../src/client/sync/sync-storage.ts';
import { SyncStore } from '../../../src/client/sync/sync-store.ts';
import type { V1Api } from '../v1-api.ts';
import type { DeviceRecord } from './device-record.ts';
import { type Fate, RecordedWay } from './recorded-way.ts';

interface Life {
  /** How many writes are left. */
  writes: number;
  readonly over: PromiseWithResolvers<void>;
}

const never = new Promise<never>(() => undefined);

/** A store that can end at any write, as a browser does that is killed, and whose answers can come late. */
export class ModelDevice {
  readonly record: DeviceRecord;
  readonly #api: V1Api;
  readonly #storage: SyncStorage;
  #way: RecordedWay;
  #life: Life;
  #store: SyncStore;
  #flushing: Promise<unknown> = Promise.resolve();

  private constructor(api: V1Api, record: DeviceRecord, storage: SyncStorage) {
    this.record = record;
    this.#api = api;
    this.#storage = storage;
    [this.#way, this.#life, this.#store] = this.#started();
  }

  static async open(api: V1Api, record: DeviceRecord, storage: SyncStorage): Promise<ModelDevice> {
    const device = new ModelDevice(api, record, storage);
    await device.#store.open();
    return device;
  }

  get store(): SyncStore {
    return this.#store;
  }

  /** Until it is done, or an answer is held back. */
  async flush(fate: Fate): Promise<void> {
    await this.letGo();
    this.#way.fate = fate;
    this.#flushing = this.#store.flush();
    await Promise.race([this.#flushing, this.#way.held]);
  }

  /** An answer that was held back comes now; what is asked after it meets that fate. */
  async letGo(next: 'arrives' | 'request lost' = 'arrives'): Promise<void> {
    this.#way.fate = next;
    this.#way.letGo();
    await this.#flushing;
  }

  async restart(): Promise<void> {
    await this.close();
    [this.#way, this.#life, this.#store] = this.#started();
    await this.#store.open();
  }

  /** Flushes, and is no more after so many writes, or where an answer is held back. */
  async crash(fate: Fate, writes: number): Promise<void> {
    await this.letGo();
    this.#way.fate = fate;
    this.#life.writes = writes;
    await Promise.race([this.#store.flush(), this.#way.held, this.#life.over.promise]);
    this.#life.writes = 0;
    [this.#way, this.#life, this.#store] = this.#started();
    await this.#store.open();
  }

  async close(): Promise<void> {
    await this.letGo();
    await this.#store.close();
  }

  #started(): [RecordedWay, Life, SyncStore] {
    const way = new RecordedWay(this.#api, this.record);
    const life: Life = { writes: Number.POSITIVE_INFINITY, over: Promise.withResolvers() };
    const storage: SyncStorage = {
      ...this.#storage,
      write: async (revision, entries) => {
        if (life.writes === 0) {
          life.over.resolve();
          return await never;
        }
        life.writes -= 1;
        return await this.#storage.write(revision, entries);
      },
      // Pages that came without TLS have no locks: what two do at once has to be right all the same.
      alone: (_, work) => work(),
    };
    const { client } = way;
    return [way, life, new SyncStore({ client, storage: async () => storage, follows: false })];
  }
}
