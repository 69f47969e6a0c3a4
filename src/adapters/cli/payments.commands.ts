import { err, ok } from 'neverthrow';
import { z } from 'zod';
import type { OperatorUseCases } from '../../application/accounts/operator/use-cases.ts';
import type { PaymentUseCases } from '../../application/payments/use-cases.ts';
import { amountBounds } from '../../domain/payments/money.ts';
import { paymentStatuses } from '../../domain/payments/payment-status.ts';
import { type CliCommand, command, type Use } from './command.ts';
import { idOf } from './found-user.ts';
import type { CliFailure } from './messages.ts';
import { paymentsView, paymentView, refundedView, shownPayment, shownPayments, shownRefund } from './payments.views.ts';
import { oneOf, said, text, wholeNumber, windowed, windowOptions } from './schemas.ts';
import { facts } from './table.ts';

export interface PaymentTools {
  readonly operators: Pick<OperatorUseCases, 'find'>;
  readonly payments: Pick<PaymentUseCases, 'pages' | 'showAny' | 'refundAny' | 'reconcile'>;
}

const paymentArgument = { '<payment>': "the payment's id, or how it begins" } as const;
const anExample = '6b1e6a52-6c53-4f3e-9c55-0a9d0c8f3b11';
const dayInSeconds = 86_400;

export const paymentsCommands = (use: Use<PaymentTools>): readonly CliCommand<CliFailure>[] => [
  command({
    words: 'payments list',
    summary: "lists everybody's payments, the newest first",
    options: [
      { flags: '--user <user>', description: 'id or e-mail of who paid' },
      { flags: '--status <status>', description: paymentStatuses.join(', ') },
      ...windowOptions,
    ],
    examples: ['payments list --status pending', 'payments list --user ada@example.com --json'],
    ids: { user: 'user' },
    input: z.strictObject({ user: text.optional(), status: oneOf(...paymentStatuses).optional(), ...windowed }),
    output: paymentsView,
    run: async ({ user, status, limit, offset }, terminal) => {
      const { operators, payments } = await use();
      const ownerId = await idOf(operators.find, user);
      if (ownerId.isErr()) return err(ownerId.error);
      const filter = { ...said({ ownerId: ownerId.value, status }), order: '-createdAt' } as const;
      const { items, total } = await payments.pages.page(filter, { limit, offset });
      return ok(shownPayments(items, total, terminal));
    },
  }),
  command({
    words: 'payments show',
    summary: 'shows a payment with its refunds; `audit list --transaction` tells its history',
    arguments: paymentArgument,
    examples: [`payments show ${anExample}`],
    ids: { payment: 'payment' },
    input: z.strictObject({ payment: text }),
    output: paymentView,
    run: async ({ payment }, terminal) => {
      const { payments } = await use();
      return (await payments.showAny.execute(payment)).map((found) => shownPayment(found, terminal));
    },
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
    ids: { payment: 'payment' },
    input: z.strictObject({
      payment: text,
      amount: wholeNumber(amountBounds.min, amountBounds.max).optional(),
      reason: text.optional(),
    }),
    output: refundedView,
    confirm: ({ payment, amount }) =>
      `${amount === undefined ? 'All that is left' : `${amount} of the smallest unit`} of ${payment} is paid back. Refund?`,
    run: async ({ payment, amount, reason }) => {
      const { payments } = await use();
      return (await payments.refundAny.execute(payment, { amount, reason })).map(shownRefund);
    },
  }),
  command({
    words: 'payments reconcile',
    summary: 'asks the gateway about what is pending; it looks and never charges',
    options: [{ flags: '--pending-for <seconds>', description: 'only what is pending for so long (default: 60)' }],
    examples: ['payments reconcile', 'payments reconcile --pending-for 0 --json'],
    input: z.strictObject({ pendingFor: wholeNumber(0, dayInSeconds).prefault('60') }),
    output: z.strictObject({ looked: z.int(), settled: z.int(), open: z.int() }),
    run: async ({ pendingFor }, terminal) => {
      const { payments } = await use();
      const progress = await terminal.progress('looked at');
      const asked = payments.reconcile.execute({
        pendingForSeconds: pendingFor,
        reached: (looked) => progress.reached(looked),
      });
      const { looked, settled, open } = await asked.finally(() => progress.end());
      return ok({
        json: { looked, settled, open },
        text: facts({ 'looked at': looked, settled, 'still open': open }),
      });
    },
  }),
];
