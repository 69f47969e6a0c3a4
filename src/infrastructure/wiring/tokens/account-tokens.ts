import type { ChangeAccountStatus } from '../../../application/accounts/operator/change-account-status.ts';
import type { CreateUser } from '../../../application/accounts/operator/create-user.ts';
import type { DeleteUser } from '../../../application/accounts/operator/delete-user.ts';
import type { ExportUser } from '../../../application/accounts/operator/export-user.ts';
import type { FindUser } from '../../../application/accounts/operator/find-user.ts';
import type { ListUsers } from '../../../application/accounts/operator/list-users.ts';
import type { RevokeSessions } from '../../../application/accounts/operator/revoke-sessions.ts';
import type { SetPassword } from '../../../application/accounts/operator/set-password.ts';
import type { AccountParts } from '../../../application/accounts/parts.ts';
import type { EraseUser } from '../../../application/accounts/profile/erase-user.ts';
import type { LinkTokens, PasswordHashes, RefreshTokens } from '../../../application/accounts/security.ts';
import type { SecurityEvents } from '../../../application/accounts/security-events.ts';
import type { SessionStatuses } from '../../../application/accounts/sessions/admit-session.ts';
import type { ListSessions } from '../../../application/accounts/sessions/list-sessions.ts';
import type { SessionOpener } from '../../../application/accounts/sessions/session-opener.ts';
import type { AccountStore, UserDirectory } from '../../../application/accounts/store.ts';
import type { ListAudit } from '../../../application/audit/list-audit.ts';
import type { AuditLog } from '../../../application/audit/ports.ts';
import type { JobHandler, JobKind, JobLedger, JobQueue, JobRunner } from '../../../application/jobs/ports.ts';
import type { UnitOfWork } from '../../../application/kernel/unit-of-work.ts';
import type { Mailer, MailTemplates, Outbox } from '../../../application/mail/ports.ts';
import { token } from '../binding.ts';

export const audit = {
  log: token<AuditLog>('AuditLog'),
  list: token<ListAudit>('ListAudit'),
};

export const jobs = {
  queue: token<JobQueue>('JobQueue'),
  runner: token<JobRunner>('JobRunner'),
  ledger: token<JobLedger>('JobLedger'),
  /** Bound once per kind of job, by the feature whose work it is. */
  kinds: token<JobKind<never>>('JobKind'),
  handlers: token<JobHandler<never>>('JobHandler'),
  /** Adds what has to be done once after a process has started, whichever process does it then. */
  atStart: token<() => Promise<void>>('what is added at each start'),
};

export const mail = {
  outbox: token<Outbox>('Outbox'),
  templates: token<MailTemplates>('Letters'),
  mailer: token<Mailer>('Mailer'),
};

/** What accounts are made of. */
export const accountParts = {
  store: token<AccountStore>('AccountStore'),
  unitOfWork: token<UnitOfWork<AccountStore>>('UnitOfWork of accounts'),
  directory: token<UserDirectory>('UserDirectory'),
  sessionStatuses: token<SessionStatuses>('SessionStandings'),
  hashes: token<PasswordHashes>('PasswordHashes'),
  refreshTokens: token<RefreshTokens>('RefreshTokens'),
  linkTokens: token<LinkTokens>('LinkTokens'),
  opener: token<SessionOpener>('SessionOpener'),
  events: token<SecurityEvents>('SecurityEvents'),
  parts: token<AccountParts>('AccountParts'),
  erase: token<EraseUser>('EraseUser'),
};

/** For the command line. */
export const operators = {
  find: token<FindUser>('FindUser'),
  list: token<ListUsers>('ListUsers'),
  create: token<CreateUser>('CreateUser'),
  changeAccountStatus: token<ChangeAccountStatus>('ChangeStanding'),
  setPassword: token<SetPassword>('SetPassword'),
  sessions: token<ListSessions>('ListSessions'),
  revokeSessions: token<RevokeSessions>('RevokeSessions'),
  exportUser: token<ExportUser>('ExportUser'),
  remove: token<DeleteUser>('DeleteUser'),
};
