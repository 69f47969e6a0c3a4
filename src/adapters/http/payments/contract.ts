import { z } from 'zod';
import type { Contract, FailureAnswer } from '../kit/contract.ts';
import { type PaymentsFailure, paymentsFailures } from './failures.ts';

const details = ({ violations, details: further }: FailureAnswer): { details?: unknown } => {
  if (violations !== undefined)
    return { details: violations.map(({ field, rule, constraint }) => ({ field, rule, message: constraint })) };
  return further === undefined ? {} : { details: further };
};

const failureSchema = z
  .object({ error: z.string(), message: z.string(), details: z.unknown().optional() })
  .meta({ id: 'PaymentsFailure' });

export const paymentsContract: Contract<PaymentsFailure> = {
  name: 'payments',
  prefix: '/api',
  failures: paymentsFailures,
  failureSchema,
  presentFailure: (answer) => ({ error: answer.code, message: answer.message, ...details(answer) }),
};
