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

type Walk = NonNullable<SyncPlace['walk']>;
type Begun = Omit<Walk, 'after'>;

/**
 * What changed since a client synchronised last. A walk of several answers goes through each kind in the order of its writes. What is
 * written meanwhile may lie behind the walk, so the last answer asks once more for everything since the walk began.
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
      const { known, walk } = upTo;
      const latest = walk?.begun ?? known ?? undefined;
      const since = known ?? undefined;
      const found = await this.#changes.read({ ownerId, latest, since, after: walk?.after, limit });
      if (found.continues && walk !== null && found.next === undefined)
        return await this.#lookBack(ownerId, walk, found.things, limit);
      if (found.continues)
        return { ...answerOf(found, upTo, walk ?? { begun: found.place, begunAt: now }), reset: false };
    }
    const nowhere = { since: undefined, latest: undefined, after: undefined };
    const found = await this.#changes.read({ ...nowhere, ownerId, limit });
    const begun = { begun: found.place, begunAt: now };
    return { ...answerOf(found, { known: null, readAt: now }, begun), reset: upTo !== 'nothing' };
  }

  /** At the end of a walk: what was written since it began, if there is room for it. */
  async #lookBack(
    ownerId: string,
    { begun, begunAt }: Begun,
    things: readonly ChangedThing[],
    limit: number,
  ): Promise<SyncedChanges> {
    const room = limit - things.length;
    const place = { known: begun, readAt: begunAt };
    const asked = { ownerId, latest: begun, since: begun, after: undefined };
    const found = await this.#changes.read({ ...asked, limit: Math.max(room, 1) });
    if (room === 0 && found.things.length > 0)
      return { things, place: { ...place, walk: null }, more: true, reset: false };
    const newer = new Set(found.things.map(nameOf));
    const answer = answerOf(found, place, { begun: found.place, begunAt: this.#clock.now() });
    return {
      ...answer,
      things: [...things.filter((thing) => !newer.has(nameOf(thing))), ...found.things],
      reset: false,
    };
  }
}

const nameOf = ({ kind, facts: { id } }: ChangedThing): string => `${kind} ${id}`;

function answerOf({ things, next }: ChangesFound, { known, readAt }: Omit<SyncPlace, 'walk'>, begun: Begun) {
  const place: SyncPlace =
    next === undefined
      ? { known: begun.begun, readAt: begun.begunAt, walk: null }
      : { known, readAt, walk: { begun: begun.begun, begunAt: begun.begunAt, after: next } };
  return { things, place, more: next !== undefined };
}
