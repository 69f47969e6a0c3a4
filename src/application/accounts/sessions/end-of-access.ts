import { isActive } from '../../../domain/accounts/user.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { AccountStatuses } from '../profile/ports.ts';
import type { SessionStatuses } from './ports.ts';

/** Why somebody who was let in may stay no longer. */
export type AccessEnd = 'logged_out' | 'account_disabled' | 'account_deleted' | 'token_expired';

/** For what lasts longer than a request: whether the actor would still be let in. Nearly always the answer is at hand. */
export class EndOfAccess {
  readonly #accounts: AccountStatuses;
  readonly #sessions: SessionStatuses;
  readonly #clock: Clock;

  constructor(accounts: AccountStatuses, sessions: SessionStatuses, clock: Clock) {
    this.#accounts = accounts;
    this.#sessions = sessions;
    this.#clock = clock;
  }

  async of({ userId, sessionId, tokenExpiresAt }: Actor): Promise<AccessEnd | undefined> {
    if (tokenExpiresAt !== undefined && tokenExpiresAt <= this.#clock.now()) return 'token_expired';
    const account = await this.#accounts.of(userId);
    if (account === undefined || account.deletedAt !== null) return 'account_deleted';
    if (!isActive(account)) return 'account_disabled';
    const session = sessionId === null ? undefined : await this.#sessions.of(sessionId);
    if (sessionId !== null && (session === undefined || session.endedAt !== null)) return 'logged_out';
    return undefined;
  }
}
