import { z } from 'zod';
import type { Violation } from '../../../domain/kernel/failure.ts';
import type { ProjectFailure } from '../../../domain/projects/failures.ts';
import type { TaskFailure, TaskProjectDeleted } from '../../../domain/tasks/failures.ts';
import type { Contract, FailureAnswer } from '../kit/contract.ts';
import { type AccountFailure, accountFailures } from './accounts/failures.ts';
import { sharedFailures } from './failures.ts';
import { type PaymentFailure, paymentFailures } from './payments/failures.ts';
import { projectFailures } from './projects/failures.ts';
import { taskFailures } from './tasks/failures.ts';

/** The failures of every use case that v1 offers: a feature adds its own here and its table below. */
export type V1Failure = AccountFailure | PaymentFailure | TaskFailure | TaskProjectDeleted | ProjectFailure;

/** The value is never echoed: it may be a password. */
const presentViolation = ({ field, rule, constraint }: Violation) => ({
  field,
  constraint: rule,
  message: constraint,
});

const details = ({ violations, details: further }: FailureAnswer): { details?: unknown } => {
  if (violations !== undefined) return { details: violations.map(presentViolation) };
  return further === undefined ? {} : { details: further };
};

const violation = z.object({ field: z.string(), constraint: z.string(), message: z.string() });
const failureSchema = z
  .object({
    success: z.literal(false),
    error: z.object({
      code: z.string(),
      message: z.string(),
      details: z
        .union([z.array(violation), z.looseObject({})])
        .optional()
        .meta({ description: 'Every violation of the request, or what else there is to tell' }),
      requestId: z.string(),
    }),
  })
  .meta({ id: 'Failure' });

export const v1Contract: Contract<V1Failure> = {
  name: 'v1',
  prefix: '/api/v1',
  failures: { ...sharedFailures, ...accountFailures, ...taskFailures, ...paymentFailures, ...projectFailures },
  tokenCookie: 'access_token',
  failuresOfWrites: ['csrf.rejected'],
  failureSchema,
  presentFailure: (answer, requestId) => ({
    success: false,
    error: { code: answer.code, message: answer.message, ...details(answer), requestId },
  }),
};

export const success = <T>(data: T, further: { meta?: unknown; message?: string } = {}) =>
  ({ success: true, data, ...further }) as const;
