import { ok, type Result } from 'neverthrow';
import type { AccountParts } from '../account-parts.ts';
import type { UserState } from '../profile/ports.ts';

export interface PeopleCounts {
  readonly users: Readonly<Record<UserState, number>>;
  readonly activeSessions: number;
}

export class CountPeople {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  async execute(): Promise<Result<PeopleCounts, never>> {
    const { directory, store, clock } = this.#parts;
    return ok({ users: await directory.counts(), activeSessions: await store.sessions.countLive(clock.now()) });
  }
}
