import type { Instant } from '../../domain/kernel/instant.ts';
import type { Version } from '../../domain/kernel/version.ts';
import type { UnitOfWork } from '../kernel/unit-of-work.ts';

export type ThingId = string | number;

/** A moment in the history of one database: what was committed then, and nothing else. */
export interface Place {
  /** Which database it is, and since which of its starts. */
  readonly history: string;
  readonly start: string;
  /** What was committed, in the form of PostgreSQL's `pg_snapshot`. */
  readonly snapshot: string;
}

/** How far a walk through changes has come: the kind, and the last thing of it. */
export interface WalkPosition {
  readonly kind: string;
  /** The transaction that last wrote it. */
  readonly changedIn: string;
  readonly id: ThingId;
}

export interface ChangesAsked {
  readonly ownerId: string;
  /** What was committed there is known already; without it everything live is asked for. */
  readonly since: Place | undefined;
  /** The latest place that the asker has: if it is of another history, the rest of the answer means nothing. */
  readonly latest: Place | undefined;
  readonly after: WalkPosition | undefined;
  readonly limit: number;
}

export interface ChangedThing {
  /** The name of its table: `tasks`. */
  readonly kind: string;
  readonly isDeleted: boolean;
  /** What lists show of it; of one that is gone for good only these two. */
  readonly facts: { readonly id: ThingId; readonly version: Version };
}

export interface ChangesFound {
  readonly things: readonly ChangedThing[];
  /** The position of the last one where others follow. */
  readonly next: WalkPosition | undefined;
  /** When it was read. */
  readonly place: Place;
  /** Whether the asker's latest place is of this database's history. */
  readonly continues: boolean;
}

/** Something of a kind that belongs to the owner has changed. */
export interface OwnerChange {
  readonly ownerId: string;
  readonly kind: string;
}

/** What changed since a place, whichever process wrote it and whatever order transactions began and committed in. */
export interface Changes {
  /** Each thing once, in its present state; those that change meanwhile may be left to the next question. */
  read(asked: ChangesAsked): Promise<ChangesFound>;
  here(): Promise<Place>;
  /** Undefined where the place is of another history. */
  kindsSince(ownerId: string, place: Place): Promise<readonly string[] | undefined>;
  /** Whose things have changed, with the place up to which that is all; null where the place is of another history. */
  since(place: Place): Promise<{ readonly place: Place; readonly changes: readonly OwnerChange[] | null }>;
}

export interface CommandOutcome {
  readonly id: ThingId;
  readonly version: Version;
}

export interface DoneCommand {
  readonly uuid: string;
  /** The client's own name for what the command has made. */
  readonly tempId: string | null;
  readonly fingerprint: string;
  readonly outcome: CommandOutcome;
  readonly doneAt: Instant;
}

/** Commands that were carried out, so that none is carried out twice. */
export interface DoneCommands {
  /** Keeps others from the command until the unit of work ends; false where somebody else is at it. */
  hold(ownerId: string, uuid: string): Promise<boolean>;
  find(ownerId: string, uuid: string, since: Instant): Promise<DoneCommand | undefined>;
  /** What was made under that name. */
  idOf(ownerId: string, tempId: string, since: Instant): Promise<ThingId | undefined>;
  /** Takes the place of those done before `since`; false where the name is taken. */
  add(ownerId: string, done: DoneCommand, since: Instant): Promise<boolean>;
  forgetBefore(moment: Instant, limit: number): Promise<number>;
}

export type CommandWork = UnitOfWork<{ readonly commands: DoneCommands }>;
