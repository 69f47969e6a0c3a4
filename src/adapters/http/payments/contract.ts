import { z } from 'zod';
import { type Contract, defectDetails, type FailureAnswer } from '../kit/contract.ts';
import { abandonedDetails, declinedDetails, refusedDetails, unansweredDetails } from './failure-details.ts';
import { type PaymentsFailure, paymentsFailures } from './failures.ts';

const details = ({ violations, details: further }: FailureAnswer): { details?: unknown } => {
  if (violations !== undefined)
    return { details: violations.map(({ field, rule, constraint }) => ({ field, rule, message: constraint })) };
  return further === undefined ? {} : { details: further };
};

const violations = z
  .array(z.object({ field: z.string(), rule: z.string(), message: z.string() }).meta({ id: 'PaymentsViolation' }))
  .meta({ description: 'Every violation of the request' });

export const paymentsContract: Contract<PaymentsFailure> = {
  name: 'payments',
  prefix: '/api',
  failures: paymentsFailures,
  failureSchema: (codes, details) =>
    z.object({
      error: z.enum(codes),
      message: z.string(),
      ...(details === undefined ? {} : { details: details === 'violations' ? violations : details }),
    }),
  failureDetails: {
    card_declined: declinedDetails,
    gateway_unavailable: unansweredDetails,
    payment_abandoned: abandonedDetails,
    not_refundable: refusedDetails,
    internal_server_error: defectDetails,
  },
  tags: { 'Payments for a checkout page': 'Payments in the form of a checkout page, and the webhooks of Stripe' },
  presentFailure: (answer) => ({ error: answer.code, message: answer.message, ...details(answer) }),
};
