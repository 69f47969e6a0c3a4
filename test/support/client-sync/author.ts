import { expect } from 'chai';
import type { SyncCommand } from '../../../src/client/sync/commands.ts';
import type { SyncStore } from '../../../src/client/sync/sync-store.ts';
import type { DeviceRecord } from './device-record.ts';

export const acts = ['create project', 'create task', 'change', 'tick', 'delete', 'restore'] as const;
export type Act = (typeof acts)[number];

/** What somebody does at a device: of what it shows, `choice` says which. It is to be seen at once. */
export class Author {
  readonly #record: DeviceRecord;
  readonly #gone: (number | string)[] = [];

  constructor(record: DeviceRecord) {
    this.#record = record;
  }

  async act(does: Act, store: SyncStore, name: string, choice: number): Promise<void> {
    const pick = <T>(all: readonly T[]): T | undefined => all[choice % Math.max(1, all.length)];
    const [project, task, isOfProject] = [pick(store.projects()), pick(store.tasks()), choice % 4 === 0];
    if (does === 'create project') await this.#send(store, { type: 'project.create', args: { name } });
    if (does === 'create task') {
      const projectId = choice % 3 === 0 || project === undefined ? null : project.id;
      const id = await this.#send(store, { type: 'task.create', args: { title: name, projectId } });
      expect(store.tasks().find((each) => each.id === id)).to.include({ title: name, projectId, isPending: true });
    }
    if (does === 'change' && isOfProject && project !== undefined)
      await this.#send(store, { type: 'project.change', id: project.id, args: { name } }, project);
    else if (does === 'change' && task !== undefined)
      await this.#send(store, { type: 'task.change', id: task.id, args: { title: name } }, task);
    if (does === 'tick' && task !== undefined)
      await this.#send(store, { type: 'task.change', id: task.id, args: { completed: !task.completed } }, task);
    if (does === 'delete' && isOfProject && project !== undefined)
      await this.#send(store, { type: 'project.delete', id: project.id, args: { cascade: choice % 8 === 0 } });
    else if (does === 'delete' && task !== undefined) {
      this.#gone.push(task.id);
      await this.#send(store, { type: 'task.delete', id: task.id });
      expect(store.tasks().map(({ key }) => key)).not.to.include(task.key);
    }
    const back = pick(this.#gone);
    if (does === 'restore' && back !== undefined) await this.#send(store, { type: 'task.restore', id: back });
  }

  async #send(store: SyncStore, command: SyncCommand, changed?: object): Promise<number | string> {
    const thing: Readonly<Record<string, unknown>> = { ...changed };
    const { type } = command;
    const args = 'args' in command ? { ...command.args } : {};
    const { name, id } = await store.send(command);
    // What is here only, nobody else can have changed.
    const isKnownElsewhere = changed !== undefined && !String(thing['id']).startsWith('tmp_');
    this.#record.meant(name, type, String(thing['key']), args, isKnownElsewhere ? thing : undefined);
    return id;
  }
}
