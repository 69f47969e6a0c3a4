import { ok, type ResultAsync, safeTry } from 'neverthrow';
import type { UserNotFound } from '../../../domain/accounts/failures.ts';
import { after } from '../../../domain/kernel/instant.ts';
import type { JobHandler, JobKind, JobQueue } from '../../jobs/ports.ts';
import type { AccountParts } from '../parts.ts';
import type { SecurityEvent } from '../security-events.ts';
import type { AccountStore, PersonalRecords } from '../store.ts';
import { changeUser } from './change-user.ts';

export const sweepErased: JobKind<{ readonly userId: string }> = {
  name: 'sweep-erased-user',
  retries: 10,
  limitSeconds: 60,
};

/** Takes a person out of everything that is kept; the audit and payments stay without them. */
export class EraseUser {
  readonly #parts: Pick<AccountParts, 'events' | 'clock'>;
  readonly #queue: JobQueue;

  constructor(parts: Pick<AccountParts, 'events' | 'clock'>, queue: JobQueue) {
    this.#parts = parts;
    this.#queue = queue;
  }

  /** Part of the caller's unit of work. The entry about it names no address: it would be the first thing to erase. */
  execute(
    store: AccountStore,
    userId: string,
    { actor, origin }: Pick<SecurityEvent, 'actor' | 'origin'>,
  ): ResultAsync<void, UserNotFound> {
    const { events, clock } = this.#parts;
    return safeTry<void, UserNotFound>(
      async function* (this: EraseUser) {
        await store.credentials.lock(userId);
        yield* changeUser(store.users, userId, (user) => user.erase(clock.now()));
        await store.personal.eraseOf(userId);
        const event = { action: 'user.erased', actor, userId, origin: { ...origin, address: null } } as const;
        await events.record(store, event);
        // A request that was let in just before may still write; what it leaves behind is swept up after it.
        await this.#queue.add(sweepErased, { userId }, { after: after(clock.now(), { minutes: 2 }) });
        return ok();
      }.bind(this),
    );
  }
}

export const sweepErasedUsers = (personal: PersonalRecords): JobHandler<{ readonly userId: string }> => ({
  kind: sweepErased,
  run: ({ userId }) => personal.eraseOf(userId),
});
