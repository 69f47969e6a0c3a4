import { Users } from './20261120000001-users.ts';
import { Tasks } from './20261120000002-tasks.ts';
import { Idempotency } from './20261120000003-idempotency.ts';
import { Standings } from './20261120000004-standings.ts';
import { Accounts } from './20261120000005-accounts.ts';
import { Audit } from './20261120000006-audit.ts';
import { Projects } from './20261120000010-projects.ts';
import { Search } from './20261120000011-search.ts';
import { Payments } from './20261120000020-payments.ts';
import { Sandbox } from './20261120000021-sandbox.ts';
import { Files } from './20261126000001-files.ts';
import { SignInChecks } from './20261127000001-sign-in-checks.ts';
import { DueAt } from './20261127000002-due-at.ts';
import { SearchText } from './20261127000003-search-text.ts';
import { MailAllowances } from './20261127000004-mail-allowances.ts';
import { AsciiDomains } from './20261127000005-ascii-domains.ts';
import { ReconcileSchedule } from './20261127000006-reconcile-schedule.ts';
import { Webhooks } from './20261127000010-webhooks.ts';
import { Changes } from './20261127000011-changes.ts';
import { Maintenance } from './20261127000030-maintenance.ts';
import { UserSearch } from './20261127000040-user-search.ts';
import { WebhookPlans } from './20261127000041-webhook-plans.ts';

/** In this order. A name that has been released never changes, nor does what it does. */
export const migrations = [
  { name: '20261120000001-users', class: Users },
  { name: '20261120000002-tasks', class: Tasks },
  { name: '20261120000003-idempotency', class: Idempotency },
  { name: '20261120000004-standings', class: Standings },
  { name: '20261120000005-accounts', class: Accounts },
  { name: '20261120000006-audit', class: Audit },
  { name: '20261120000010-projects', class: Projects },
  { name: '20261120000011-search', class: Search },
  { name: '20261120000020-payments', class: Payments },
  { name: '20261120000021-sandbox', class: Sandbox },
  { name: '20261126000001-files', class: Files },
  { name: '20261127000001-sign-in-checks', class: SignInChecks },
  { name: '20261127000002-due-at', class: DueAt },
  { name: '20261127000003-search-text', class: SearchText },
  { name: '20261127000004-mail-allowances', class: MailAllowances },
  { name: '20261127000005-ascii-domains', class: AsciiDomains },
  { name: '20261127000006-reconcile-schedule', class: ReconcileSchedule },
  { name: '20261127000010-webhooks', class: Webhooks },
  { name: '20261127000011-changes', class: Changes },
  { name: '20261127000030-maintenance', class: Maintenance },
  { name: '20261127000040-user-search', class: UserSearch },
  { name: '20261127000041-webhook-plans', class: WebhookPlans },
];
