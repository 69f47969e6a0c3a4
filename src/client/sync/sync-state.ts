import type { CommandOutcome, RefusedCommand } from './commands.ts';
import type { Id } from './copy.ts';

export interface SyncState {
  /** `signed out`: the server knows this session no more; what waits, waits until `flush` after another sign-in. */
  readonly way: 'unknown' | 'online' | 'offline' | 'signed out';
  /** How many commands have not been heard of. */
  readonly pending: number;
  /** What the server did not do, until `insist` or `dismiss`. */
  readonly refused: readonly RefusedCommand[];
  /** Whether everything has come at least once. */
  readonly isComplete: boolean;
  /** False as long as the device has no room for what is to be written: `send` rejects, and what changes elsewhere does not come. */
  readonly isKeeping: boolean;
  /** False where the browser keeps nothing: what waits is gone with the page. */
  readonly isLasting: boolean;
}

export interface SentCommand {
  readonly name: string;
  /** Of what the command is about; a `tempId` where it makes something. */
  readonly id: Id;
  /** What becomes of it, once the server has said so. */
  readonly outcome: Promise<CommandOutcome>;
}
