import { type Client, createClient, memoryStorage, type Schemas } from '../../../src/client/index.ts';
import type { V1Api } from '../v1-api.ts';
import type { DeviceRecord } from './device-record.ts';

export type Fate =
  | 'arrives'
  | 'request lost'
  | 'answer lost'
  | 'first alone'
  | 'answer late'
  | 'sent twice'
  | 'old news';
type Answer = Schemas['SyncAnswer'];

/** A way to the product on which each request meets the fate that is set; what is asked, done and heard goes into the device's record. */
export class RecordedWay {
  fate: Fate = 'arrives';
  readonly client: Client;
  readonly #record: DeviceRecord;
  #held = Promise.withResolvers<void>();
  #letGo: (() => void) | undefined;

  constructor({ ask, token }: V1Api, record: DeviceRecord) {
    this.#record = record;
    const storage = memoryStorage();
    void storage.set({ accessToken: token, refreshToken: '', expiresIn: 900 });
    const send = async (url: string, { method, body }: RequestInit) => {
      const asked = JSON.parse(String(body));
      const { status, headers, body: answer } = await ask(method as 'POST', url, { token, json: asked });
      if (status === 200) record.done(asked.commands, answer.data);
      return { status, headers: { 'content-type': headers['content-type'] ?? '' }, answer };
    };
    this.client = createClient({
      ...{ baseUrl: '', storage },
      fetch: async (url, init = {}) => {
        const { fate } = this;
        if (fate === 'first alone') this.fate = 'request lost';
        if (fate === 'request lost') throw new TypeError('fetch failed');
        if (fate === 'sent twice') await send(String(url), init);
        const { status, headers, answer } = await send(String(url), init);
        if (fate === 'answer lost') throw new TypeError('fetch failed');
        if (fate === 'answer late') await this.#hold();
        const told = status === 200 ? { ...answer, data: this.#told(answer.data, fate) } : answer;
        return new Response(JSON.stringify(told), { status, headers });
      },
    });
  }

  /** An answer is held back. */
  get held(): Promise<void> {
    return this.#held.promise;
  }

  letGo(): void {
    this.#letGo?.();
    this.#letGo = undefined;
    this.#held = Promise.withResolvers();
  }

  async #hold(): Promise<void> {
    this.fate = 'arrives';
    const going = new Promise<void>((resolve) => {
      this.#letGo = resolve;
    });
    this.#held.resolve();
    await going;
  }

  /** The same thing may come twice, also as it was. */
  #told(answer: Answer, fate: Fate): Answer {
    const { projects, tasks } = answer.changes;
    this.#record.heard(answer);
    const old = fate === 'old news' ? this.#record.oldNews() : { projects: [], tasks: [] };
    return {
      ...answer,
      changes: { ...answer.changes, projects: [...projects, ...old.projects], tasks: [...tasks, ...old.tasks] },
    };
  }
}
