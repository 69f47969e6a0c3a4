import { auditEntriesTable } from './audit-entries-table.ts';
import { databaseStartsTable } from './database-starts-table.ts';
import { doneCommandsTable } from './done-commands-table.ts';
import { filesTable } from './files-table.ts';
import { gatewayEventsTable } from './gateway-events-table.ts';
import { keptAnswersTable } from './kept-answers-table.ts';
import { mailAllowancesTable } from './mail-allowances-table.ts';
import { mailedLinksTable } from './mailed-links-table.ts';
import { maintenanceTable } from './maintenance-table.ts';
import { passwordsTable } from './passwords-table.ts';
import { paymentKeysTable } from './payment-keys-table.ts';
import { paymentsTable } from './payments-table.ts';
import { projectsTable } from './projects-table.ts';
import { refundsTable } from './refunds-table.ts';
import { sandboxIntentsTable, sandboxKeysTable, sandboxRefundsTable } from './sandbox-tables.ts';
import { sessionsTable } from './sessions-table.ts';
import { signInGuessesTable } from './sign-in-guesses-table.ts';
import { tasksTable } from './tasks-table.ts';
import { tombstonesTable } from './tombstones-table.ts';
import { uploadsTable } from './uploads-table.ts';
import { usersTable } from './users-table.ts';
import { webhookDeliveriesTable } from './webhook-deliveries-table.ts';
import { webhookEndpointsTable } from './webhook-endpoints-table.ts';
import { webhookEventsTable } from './webhook-events-table.ts';

/**
 * Every table; what others refer to comes before them. Events come after what they tell of and before the endpoints: rows that are
 * written in this order, out of a backup for example, are told to nobody.
 */
export const tables = [
  usersTable,
  passwordsTable,
  sessionsTable,
  mailedLinksTable,
  mailAllowancesTable,
  signInGuessesTable,
  auditEntriesTable,
  projectsTable,
  paymentsTable,
  refundsTable,
  paymentKeysTable,
  gatewayEventsTable,
  tasksTable,
  filesTable,
  uploadsTable,
  tombstonesTable,
  doneCommandsTable,
  keptAnswersTable,
  sandboxIntentsTable,
  sandboxRefundsTable,
  sandboxKeysTable,
  webhookEventsTable,
  webhookEndpointsTable,
  webhookDeliveriesTable,
  databaseStartsTable,
  maintenanceTable,
] as const;
