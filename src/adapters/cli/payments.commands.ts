import { ResultAsync } from 'neverthrow';
import { z } from 'zod';
import type { FindUser } from '../../application/accounts/operator/find-user.ts';
import type { ListAllPayments } from '../../application/payments/operator/list-all-payments.ts';
import type { RefundAnyPayment } from '../../application/payments/operator/refund-any-payment.ts';
import type { ShowAnyPayment } from '../../application/payments/operator/show-any-payment.ts';
import type { ReconcilePayments } from '../../application/payments/reconcile-payments.ts';
import { amountBounds } from '../../domain/payments/money.ts';
import { paymentStatuses } from '../../domain/payments/moves.ts';
import { type CliCommand, command, type Use, using } from './command.ts';
import { idOf } from './found-user.ts';
import type { CliFailure } from './messages.ts';
import { paymentsView, paymentView, refundedView, shownPayment, shownPayments, shownRefund } from './payments.views.ts';
import { oneOf, said, text, wholeNumber, windowed, windowOptions } from './schemas.ts';
import { facts } from './table.ts';

export interface OperatorPayments {
  readonly find: FindUser;
  readonly list: ListAllPayments;
  readonly show: ShowAnyPayment;
  readonly refund: RefundAnyPayment;
  readonly reconcile: ReconcilePayments;
}

const paymentArgument = { '<payment>': "the payment's id" } as const;
const anExample = '6b1e6a52-6c53-4f3e-9c55-0a9d0c8f3b11';
const dayInSeconds = 86_400;

export const paymentsCommands = (use: Use<OperatorPayments>): readonly CliCommand<CliFailure>[] => [
  command({
    words: 'payments list',
    summary: "lists everybody's payments, the newest first",
    options: [
      { flags: '--user <user>', description: 'id or e-mail of who paid' },
      { flags: '--status <status>', description: paymentStatuses.join(', ') },
      ...windowOptions,
    ],
    examples: ['payments list --status pending', 'payments list --user ada@example.com --json'],
    input: z.strictObject({ user: text.optional(), status: oneOf(...paymentStatuses).optional(), ...windowed }),
    output: paymentsView,
    run: ({ user, status, limit, offset }, terminal) =>
      using(use)
        .andThen(({ find, list }) =>
          idOf(find, user).andThen((ownerId) =>
            list.execute({ ...said({ ownerId, status }), order: '-createdAt' }, { limit, offset }),
          ),
        )
        .map(({ items, total }) => shownPayments(items, total, terminal)),
  }),
  command({
    words: 'payments show',
    summary: 'shows a payment with its refunds; `audit list --transaction` tells its history',
    arguments: paymentArgument,
    examples: [`payments show ${anExample}`],
    input: z.strictObject({ payment: text }),
    output: paymentView,
    run: ({ payment }, terminal) =>
      using(use)
        .andThen(({ show }) => show.execute(payment))
        .map((found) => shownPayment(found, terminal)),
  }),
  command({
    words: 'payments refund',
    summary: 'pays back all that is left of a payment, or a part',
    arguments: paymentArgument,
    options: [
      { flags: '--amount <number>', description: 'in the smallest unit: 1050 is 10.50 (default: all that is left)' },
      { flags: '--reason <text>', description: 'for the audit log and the books' },
    ],
    examples: [
      `payments refund ${anExample}`,
      `payments refund ${anExample} --amount 1050 --reason "broken cup" --yes`,
    ],
    input: z.strictObject({
      payment: text,
      amount: wholeNumber(amountBounds.min, amountBounds.max).optional(),
      reason: text.optional(),
    }),
    output: refundedView,
    confirm: ({ payment, amount }) =>
      `${amount === undefined ? 'All that is left' : `${amount} of the smallest unit`} of ${payment} is paid back. Refund?`,
    run: ({ payment, amount, reason }) =>
      using(use)
        .andThen(({ refund }) => refund.execute(payment, { amount, reason }))
        .map(shownRefund),
  }),
  command({
    words: 'payments reconcile',
    summary: 'asks the gateway about what is pending; it looks and never charges',
    options: [{ flags: '--pending-for <seconds>', description: 'only what is pending for so long (default: 60)' }],
    examples: ['payments reconcile', 'payments reconcile --pending-for 0 --json'],
    input: z.strictObject({ pendingFor: wholeNumber(0, dayInSeconds).prefault('60') }),
    output: z.strictObject({ looked: z.int(), settled: z.int(), open: z.int() }),
    run: ({ pendingFor }, terminal) =>
      using(use).andThen(({ reconcile }) => {
        const progress = terminal.progress('looked at');
        const done = reconcile.execute(pendingFor, (looked) => progress.reached(looked)).finally(() => progress.end());
        return ResultAsync.fromSafePromise(done).map(({ looked, settled, open }) => ({
          json: { looked, settled, open },
          text: facts({ 'looked at': looked, settled, 'still open': open }),
        }));
      }),
  }),
];
