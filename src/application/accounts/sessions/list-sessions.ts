import { ok, type Result } from 'neverthrow';
import type { SessionFacts } from '../../../domain/accounts/session.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { AccountParts } from '../account-parts.ts';

export interface SessionView extends SessionFacts {
  /** The session that the request came with. */
  readonly current: boolean;
}

export class ListSessions {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  async execute({
    userId,
    sessionId,
  }: Pick<Actor, 'userId' | 'sessionId'>): Promise<Result<readonly SessionView[], never>> {
    const { store, clock } = this.#parts;
    const sessions = await store.sessions.ofUser(userId, clock.now());
    return ok(sessions.map(({ facts }) => ({ ...facts, current: facts.id === sessionId })));
  }
}
