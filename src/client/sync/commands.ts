import type { Schemas } from '../index.ts';

type Id = number | string;

/** What can be done offline. A thing that was made here is named by its `tempId` until its id is known, and later as well. */
export type SyncCommand =
  | { readonly type: 'task.create'; readonly args: Schemas['TaskContent'] }
  | { readonly type: 'task.change'; readonly id: Id; readonly args: Schemas['TaskChange'] }
  | { readonly type: 'task.delete' | 'task.restore'; readonly id: Id }
  | { readonly type: 'project.create'; readonly args: Schemas['ProjectContent'] }
  | { readonly type: 'project.change'; readonly id: string; readonly args: Schemas['ProjectChange'] }
  | { readonly type: 'project.delete'; readonly id: string; readonly args?: { readonly cascade?: boolean } }
  | { readonly type: 'project.restore'; readonly id: string };

export type Fields = Readonly<Record<string, unknown>>;
export type CommandError = Schemas['CommandError'];

/** A command that is written down until the server has said what became of it. */
export interface QueuedCommand {
  /** What the app knows it by. */
  readonly name: string;
  /** What the server knows it by: another one where it is sent anew. */
  readonly uuid: string;
  /** Those of one device are carried out in this order. */
  readonly order: number;
  readonly at: string;
  readonly type: SyncCommand['type'];
  readonly id?: Id;
  readonly tempId?: string;
  readonly args?: Fields;
  /** What stood where a change writes, as its author saw it. */
  readonly base?: Fields;
  /** The version that a change is about; unknown as long as the command before it on the same thing is not done. */
  readonly version?: number;
  /** Done, and still to be seen in what the server tells. */
  readonly done?: { readonly id: Id; readonly version: number };
}

/** What the server did not do, kept until somebody decides. */
export interface RefusedCommand {
  readonly name: string;
  readonly type: SyncCommand['type'];
  readonly id?: Id;
  readonly args?: Fields;
  readonly at: string;
  readonly error: CommandError;
  /** Where the same was changed elsewhere: how it is there now. */
  readonly current?: Fields;
}

export type CommandOutcome =
  | { readonly status: 'done' }
  | { readonly status: 'refused'; readonly refused: RefusedCommand };
