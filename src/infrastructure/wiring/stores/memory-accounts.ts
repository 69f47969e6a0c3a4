import { MemoryJobs } from '../../../adapters/jobs/memory-jobs.ts';
import { MemoryCredentials } from '../../../adapters/persistence/memory/accounts/memory-credentials.ts';
import { MemoryLinks } from '../../../adapters/persistence/memory/accounts/memory-links.ts';
import { MemoryMailAllowances } from '../../../adapters/persistence/memory/accounts/memory-mail-allowances.ts';
import { MemoryPersonalRecords } from '../../../adapters/persistence/memory/accounts/memory-personal-records.ts';
import { MemorySessions } from '../../../adapters/persistence/memory/accounts/memory-sessions.ts';
import { MemorySignInGuesses } from '../../../adapters/persistence/memory/accounts/memory-sign-in-guesses.ts';
import type { MemoryUsers } from '../../../adapters/persistence/memory/accounts/memory-users.ts';
import { MemoryAuditLog } from '../../../adapters/persistence/memory/audit/memory-audit-log.ts';
import type { MemoryDatabase } from '../../../adapters/persistence/memory/kernel/memory-database.ts';
import { MemoryUnitOfWork } from '../../../adapters/persistence/memory/kernel/memory-unit-of-work.ts';
import { type Provide, type Token, token } from '../binding.ts';
import { accounts } from '../tokens/account-tokens.ts';
import { audit } from '../tokens/audit-tokens.ts';
import { files } from '../tokens/file-tokens.ts';
import { jobs } from '../tokens/job-tokens.ts';
import { mail } from '../tokens/mail-tokens.ts';
import { kernel } from '../tokens/tokens.ts';

const sessions = token<MemorySessions>('MemorySessions');
/** Runs what is due when it is told to. */
export const memoryJobs = token<MemoryJobs>('MemoryJobs');

/** What accounts, the audit log and jobs keep in memory. */
export function provideMemoryAccounts(
  provide: Provide,
  database: Token<MemoryDatabase>,
  users: Token<MemoryUsers>,
): void {
  provide(audit.log, [database], (stored) => new MemoryAuditLog(stored));
  provide(memoryJobs, [database, kernel.clock], (stored, clock) => new MemoryJobs(stored, clock));
  provide(jobs.queue, [memoryJobs], (stored) => stored);
  provide(jobs.runner, [memoryJobs], (stored) => stored);
  provide(jobs.ledger, [memoryJobs], (stored) => stored);
  provide(sessions, [database], (stored) => new MemorySessions(stored));
  provide(accounts.sessionStatuses, [sessions], (stored) => stored);
  provide(accounts.directory, [users], (stored) => stored);
  provide(
    accounts.store,
    [database, users, sessions, audit.log, mail.outbox, files.withBytes],
    (stored, ofUsers, ofSessions, auditLog, outbox, withBytes) => {
      const own = {
        users: ofUsers,
        credentials: new MemoryCredentials(stored),
        sessions: ofSessions,
        links: new MemoryLinks(stored),
        mailAllowances: new MemoryMailAllowances(stored),
        guesses: new MemorySignInGuesses(stored),
      };
      return { ...own, personal: withBytes(new MemoryPersonalRecords(stored)), audit: auditLog, outbox };
    },
  );
  provide(accounts.unitOfWork, [database, accounts.store], (stored, store) => new MemoryUnitOfWork(stored, store));
}
