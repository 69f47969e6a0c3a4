import { HeldJobRunner } from '../../../adapters/jobs/held-job-runner.ts';
import { PgBossJobs } from '../../../adapters/jobs/pg-boss-jobs.ts';
import { MikroCredentials } from '../../../adapters/persistence/mikro-orm/accounts/mikro-credentials.ts';
import { MikroLinks } from '../../../adapters/persistence/mikro-orm/accounts/mikro-links.ts';
import { MikroMailAllowances } from '../../../adapters/persistence/mikro-orm/accounts/mikro-mail-allowances.ts';
import { MikroPersonalRecords } from '../../../adapters/persistence/mikro-orm/accounts/mikro-personal-records.ts';
import { MikroSessionStatuses } from '../../../adapters/persistence/mikro-orm/accounts/mikro-session-statuses.ts';
import { MikroSessions } from '../../../adapters/persistence/mikro-orm/accounts/mikro-sessions.ts';
import { MikroSignInGuesses } from '../../../adapters/persistence/mikro-orm/accounts/mikro-sign-in-guesses.ts';
import { MikroUserDirectory } from '../../../adapters/persistence/mikro-orm/accounts/mikro-user-directory.ts';
import { MikroAuditLog } from '../../../adapters/persistence/mikro-orm/audit/mikro-audit-log.ts';
import { MikroUnitOfWork } from '../../../adapters/persistence/mikro-orm/mikro-unit-of-work.ts';
import { every, type Provide, token } from '../binding.ts';
import { accounts } from '../tokens/account-tokens.ts';
import { audit } from '../tokens/audit-tokens.ts';
import { files } from '../tokens/file-tokens.ts';
import { jobs } from '../tokens/job-tokens.ts';
import { mail } from '../tokens/mail-tokens.ts';
import type { storage } from '../tokens/storage-tokens.ts';
import { kernel } from '../tokens/tokens.ts';

const queue = token<PgBossJobs>('PgBossJobs');

/** What accounts, the audit log and jobs keep in PostgreSQL. */
export function provideMikroAccounts(provide: Provide, { database, changes, address }: typeof storage): void {
  provide(audit.log, [database], (opened) => new MikroAuditLog(opened));
  provide(
    queue,
    [address, database, every(jobs.kinds), kernel.log, kernel.meters],
    (at, opened, kinds, log, meters) => new PgBossJobs({ address: at, database: opened, kinds, log, meters }),
  );
  provide(jobs.queue, [queue], (stored) => stored);
  provide(jobs.runner, [queue, jobs.hold, kernel.log], (stored, hold, log) => new HeldJobRunner(stored, hold, log));
  provide(jobs.ledger, [queue], (stored) => stored);
  provide(accounts.directory, [database], (opened) => new MikroUserDirectory(opened));
  provide(accounts.sessionStatuses, [database, changes], (opened, heard) => new MikroSessionStatuses(opened, heard));
  provide(
    accounts.store,
    [database, accounts.users, audit.log, mail.outbox, files.withBytes],
    (opened, users, auditLog, outbox, withBytes) => ({
      users,
      credentials: new MikroCredentials(opened),
      sessions: new MikroSessions(opened),
      links: new MikroLinks(opened),
      mailAllowances: new MikroMailAllowances(opened),
      guesses: new MikroSignInGuesses(opened),
      personal: withBytes(new MikroPersonalRecords(opened)),
      audit: auditLog,
      outbox,
    }),
  );
  provide(accounts.unitOfWork, [database, accounts.store], (opened, store) => new MikroUnitOfWork(opened, store));
}
