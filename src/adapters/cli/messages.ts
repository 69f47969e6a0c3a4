import type { BackupUnsupported, BackupUnwritable } from '../../application/backup/failures.ts';
import type { RestoreBackupFailure } from '../../application/backup/restore-backup.ts';
import type { JobNotDead } from '../../application/jobs/retry-job.ts';
import type { RefundPaymentFailure } from '../../application/payments/refund-payment.ts';
import type {
  AccountDisabled,
  EmailTaken,
  OwnLock,
  PasswordsBusy,
  UserAmbiguous,
  UserForeign,
  UserNotFound,
} from '../../domain/accounts/failures.ts';
import type { FileNotFound } from '../../domain/files/failures.ts';
import type { InvalidInput } from '../../domain/kernel/failure.ts';
import type { Changed, NotFound } from '../../domain/kernel/resource-failures.ts';
import type { WebhookDeliveryNotFound, WebhookNotFound } from '../../domain/webhooks/failures.ts';
import type { CliMessages } from './command.ts';
import type { PasswordMissing, PasswordsDiffer } from './password.ts';
import type { FileUnwritable } from './write-privately.ts';

/** What every command about one thing that somebody owns may end in. */
type OfResources<Name extends string> = NotFound<Name> | Changed<Name>;

/** All that a command can end in. */
export type CliFailure =
  | InvalidInput
  | OfResources<'task' | 'project'>
  | UserNotFound
  | UserAmbiguous
  | UserForeign
  | EmailTaken
  | OwnLock
  | AccountDisabled
  | PasswordsBusy
  | PasswordMissing
  | PasswordsDiffer
  | FileNotFound
  | FileUnwritable
  | JobNotDead
  | WebhookNotFound
  | WebhookDeliveryNotFound
  | RefundPaymentFailure
  | BackupUnwritable
  | BackupUnsupported
  | RestoreBackupFailure;

export const messages: CliMessages<CliFailure> = {
  'input.invalid': ({ violations }) => ({
    message: violations.map(({ field, constraint }) => `${field}: ${constraint}`).join('\n'),
  }),
  'user.not_found': {
    message: 'There is no such user.',
    next: 'Look for them: mainstay users list --search <part of the e-mail, name or id>',
  },
  'user.ambiguous': ({ ids }) => ({
    message: `Several users have this e-mail:\n${ids.map((id) => `  ${id}`).join('\n')}`,
    next: 'Name the one you mean by the id.',
  }),
  'user.foreign': {
    message: 'Another sign-in server vouches for this user.',
    next: 'Passwords and tokens of such users are made there.',
  },
  'user.own_lock': { message: 'Nobody locks themselves.' },
  'account.email_taken': {
    message: 'An account has this e-mail already.',
    next: 'See it: mainstay users show <e-mail>',
  },
  'account.disabled': {
    message: 'This user is locked or deleted: every request is refused.',
    next: 'Lift the lock: mainstay users unlock <user>',
  },
  'account.passwords_busy': { message: 'Too many passwords are being checked.', next: 'Try again in a moment.' },
  'cli.password_missing': {
    message: 'Nobody is here to type a password.',
    next: 'Pipe it in with --password-stdin, or let --generate make one.',
  },
  'cli.passwords_differ': { message: 'The two passwords are not the same.', next: 'Nothing was done; try again.' },
  'cli.file_unwritable': ({ path, reason }) => ({ message: `${path} cannot be written: ${reason}.` }),
  'payment.not_found': { message: 'There is no such payment.', next: 'Look for it: mainstay payments list' },
  'payment.not_yours': { message: 'This payment is not to be seen from here.' },
  'payment.already_refunded': { message: 'All of this payment is paid back or on its way back.' },
  'payment.not_refundable': {
    message: 'Nothing of this payment can be paid back: nothing was collected here, or the bank has taken it back.',
    next: 'See what became of it: mainstay payments show <payment>',
  },
  'refund.refused': ({ refundId, code }) => ({
    message: `The gateway refused refund ${refundId} (${code}); nothing was paid back.`,
  }),
  'gateway.unavailable': ({ paymentId, refundId }) => ({
    message: `The gateway did not say what became of ${refundId === null ? `payment ${paymentId}` : `refund ${refundId}`}.`,
    next: 'Do not repeat it. Ask again in a minute: mainstay payments reconcile',
  }),
  'idempotency.mismatch': { message: 'This key was used for something else.' },
  'idempotency.in_progress': { message: 'The same request is being carried out.', next: 'Try again in a moment.' },
  'task.not_found': {
    message: 'This user has no such task.',
    next: 'Look for it: mainstay tasks list --user <user>',
  },
  'task.changed': { message: 'The task has changed meanwhile.', next: 'Look at it, and try again.' },
  'project.not_found': {
    message: 'This user has no such project.',
    next: 'Look for it: mainstay projects list --user <user>',
  },
  'project.changed': { message: 'The project has changed meanwhile.', next: 'Look at it, and try again.' },
  'file.not_found': { message: 'There is no such file.', next: 'Look for it: mainstay files list --user <user>' },
  'webhook.not_found': {
    message: 'There is no such webhook.',
    next: 'See them: mainstay webhooks list',
  },
  'webhook_delivery.not_found': {
    message: 'There is no such delivery.',
    next: 'See them: mainstay webhooks deliveries',
  },
  'job.not_dead': {
    message: 'There is no dead job of this id.',
    next: 'See those that failed for good: mainstay jobs list --state dead',
  },
  'backup.unwritable': ({ path, reason }) => ({ message: `${path} cannot be written: ${reason}.` }),
  'backup.unreadable': ({ path, reason }) => ({ message: `${path} cannot be read: ${reason}.` }),
  'backup.damaged': ({ reason }) => ({
    message: `This backup cannot be used: ${reason}.`,
    next: 'Nothing was changed. Take another one.',
  }),
  'backup.newer': ({ release, reason }) => ({
    message: `This backup was made by a newer release (${release}): ${reason}, which this one does not know.`,
    next: 'Nothing was changed. Install that release, or a later one.',
  }),
  'backup.database_has_users': {
    message: 'The database of these settings has users, and nothing is restored over them.',
    next: 'Name an empty one in DATABASE_URL, or another DATA_DIR.',
  },
  'backup.server_running': {
    message: 'A server runs on the database of these settings.',
    next: 'Stop it, in every place, and try again.',
  },
  'backup.unsupported': { message: 'This store keeps nothing that could be backed up.' },
  'backup.unproven': ({ reason }) => ({ message: `This backup does not restore as it should: ${reason}.` }),
  'backup.no_room_for_files': { message: 'The place for files is full.', next: 'Free some, and try again.' },
};
