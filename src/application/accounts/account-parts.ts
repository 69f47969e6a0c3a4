import type { AuditActor } from '../audit/ports.ts';
import type { JobQueue } from '../jobs/ports.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Delay } from '../kernel/delay.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import type { Meters } from '../kernel/meters.ts';
import type { UnitOfWork } from '../kernel/unit-of-work.ts';
import type { AccountStore } from './account-store.ts';
import type { LinkTokens } from './links/ports.ts';
import type { PasswordHashes } from './passwords/ports.ts';
import type { AccountStatuses, UserDirectory } from './profile/ports.ts';
import { SecurityEvents } from './security-events.ts';
import type { AccessTokenSigner, RefreshTokens, SessionStatuses } from './sessions/ports.ts';
import { type Lifetimes, TokenIssuer } from './sessions/token-issuer.ts';

export interface AccountPorts {
  readonly unitOfWork: UnitOfWork<AccountStore>;
  /** For plain reads and single writes, outside a unit of work. */
  readonly store: AccountStore;
  readonly directory: UserDirectory;
  readonly accountStatuses: Pick<AccountStatuses, 'forget'>;
  readonly sessionStatuses: Pick<SessionStatuses, 'forget'>;
  readonly hashes: PasswordHashes;
  readonly refreshTokens: RefreshTokens;
  readonly linkTokens: LinkTokens;
  readonly signer: AccessTokenSigner;
  readonly lifetimes: Lifetimes;
  readonly queue: JobQueue;
  readonly delay: Delay;
  readonly meters: Pick<Meters, 'logIn'>;
  readonly log: Pick<Log, 'info'>;
  /** Whoever runs the command line. */
  readonly operator: AuditActor;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** What the use cases of accounts are made of; each takes what it needs. */
export interface AccountParts extends AccountPorts {
  readonly events: SecurityEvents;
  readonly tokenIssuer: TokenIssuer;
}

export const accountParts = (ports: AccountPorts): AccountParts => ({
  ...ports,
  events: new SecurityEvents(ports.ids, ports.clock, ports.log),
  tokenIssuer: new TokenIssuer(ports),
});
