import type { AuditActor } from '../audit/ports.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import type { UnitOfWork } from '../kernel/unit-of-work.ts';
import type { AccountStatuses } from './ports.ts';
import type { LinkTokens, PasswordHashes, RefreshTokens } from './security.ts';
import type { SecurityEvents } from './security-events.ts';
import type { SessionOpener } from './sessions/session-opener.ts';
import type { AccountStore, SignInGuesses } from './store.ts';

/** What the use cases of accounts are made of; each takes what it needs. */
export interface AccountParts {
  readonly unit: UnitOfWork<AccountStore>;
  /** For plain reads and single writes, outside a unit of work. */
  readonly store: AccountStore;
  readonly guesses: SignInGuesses;
  readonly hashes: PasswordHashes;
  readonly refreshTokens: RefreshTokens;
  readonly linkTokens: LinkTokens;
  readonly opener: SessionOpener;
  readonly events: SecurityEvents;
  /** Whoever runs the command line. */
  readonly operator: AuditActor;
  readonly ended: EndedSessions;
  readonly accountStatuses: Pick<AccountStatuses, 'forget'>;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** This process's memory of who is signed in; other processes hear of an end by themselves, a moment later. */
export interface EndedSessions {
  forget(sessionId: string): void;
}
