import type { AuditLog } from '../audit/ports.ts';
import type { Outbox } from '../mail/ports.ts';
import type { Links, MailAllowances } from './links/ports.ts';
import type { Credentials, SignInGuesses } from './passwords/ports.ts';
import type { PersonalRecords, Users } from './profile/ports.ts';
import type { Sessions } from './sessions/ports.ts';

/** What the unit of work of accounts can read and write. */
export interface AccountStore {
  readonly users: Users;
  readonly credentials: Credentials;
  readonly sessions: Sessions;
  readonly links: Links;
  readonly mailAllowances: MailAllowances;
  readonly guesses: SignInGuesses;
  readonly personal: PersonalRecords;
  readonly audit: AuditLog;
  readonly outbox: Outbox;
}
