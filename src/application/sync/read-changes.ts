import { restorableFor } from '../../domain/kernel/deletion.ts';
import { before } from '../../domain/kernel/instant.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { ChangedThing, Changes, ChangesFound } from './ports.ts';
import type { SyncPlace } from './sync-place.ts';

/** `lost`: the client has been somewhere, but there is no way from there to here. */
export type SyncedUpTo = SyncPlace | 'nothing' | 'lost';

export interface SyncedChanges {
  readonly things: readonly ChangedThing[];
  readonly place: SyncPlace;
  /** Everything comes from the start: what the client has and does not get again is gone. */
  readonly reset: boolean;
  readonly more: boolean;
}

/**
 * What changed since a client was here last. A walk of several answers passes each kind in the order of its writing; what
 * is written behind it is newer than the place where the walk began, and that is where the next walk goes on.
 */
export class ReadChanges {
  readonly #changes: Pick<Changes, 'read'>;
  readonly #clock: Clock;

  constructor(changes: Pick<Changes, 'read'>, clock: Clock) {
    this.#changes = changes;
    this.#clock = clock;
  }

  async execute(actor: Actor, upTo: SyncedUpTo, limit: number): Promise<SyncedChanges> {
    const ownerId = actor.userId;
    const now = this.#clock.now();
    if (upTo !== 'nothing' && upTo !== 'lost' && upTo.readAt >= before(now, restorableFor)) {
      const { known, readAt, walk } = upTo;
      const latest = walk?.begun ?? known ?? undefined;
      const found = await this.#changes.read({
        ...{ ownerId, latest, limit },
        since: known ?? undefined,
        after: walk?.after,
      });
      const begun = { begun: walk?.begun ?? found.place, begunAt: walk?.begunAt ?? now };
      if (found.continues) return { ...answerOf(found, { known, readAt }, begun), reset: false };
    }
    const nowhere = { since: undefined, latest: undefined, after: undefined };
    const found = await this.#changes.read({ ...nowhere, ownerId, limit });
    const begun = { begun: found.place, begunAt: now };
    return { ...answerOf(found, { known: null, readAt: now }, begun), reset: upTo !== 'nothing' };
  }
}

type Begun = Omit<NonNullable<SyncPlace['walk']>, 'after'>;

function answerOf({ things, next }: ChangesFound, known: Omit<SyncPlace, 'walk'>, begun: Begun) {
  const place: SyncPlace =
    next === undefined
      ? { known: begun.begun, readAt: begun.begunAt, walk: null }
      : { ...known, walk: { ...begun, after: next } };
  return { things, place, more: next !== undefined };
}
