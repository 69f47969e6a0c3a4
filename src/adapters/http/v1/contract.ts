import { z } from 'zod';
import type { Violation } from '../../../domain/kernel/failure.ts';
import type { ProjectFailure } from '../../../domain/projects/failures.ts';
import type { TaskFailure } from '../../../domain/tasks/failures.ts';
import { type Contract, defectDetails, type FailureAnswer } from '../kit/contract.ts';
import { type AccountFailure, accountDetails, accountFailures } from './accounts/failures.ts';
import { type AdminFailure, adminFailures } from './admin/failures.ts';
import { type StreamFailure, streamFailures } from './changes/failures.ts';
import { sharedFailures } from './failures.ts';
import { type FileFailure, fileFailures } from './files/failures.ts';
import { type PaymentFailure, paymentDetails, paymentFailures } from './payments/failures.ts';
import { projectFailures } from './projects/failures.ts';
import { type SyncFailure, syncFailures } from './sync/failures.ts';
import { taskFailures } from './tasks/failures.ts';

/** The failures of every use case that v1 offers: a feature adds its own here and its table below. */
export type V1Failure =
  | AccountFailure
  | PaymentFailure
  | TaskFailure
  | ProjectFailure
  | FileFailure
  | SyncFailure
  | StreamFailure
  | AdminFailure;

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

const violations = z
  .array(z.object({ field: z.string(), constraint: z.string(), message: z.string() }).meta({ id: 'Violation' }))
  .meta({ description: 'Every violation of the request' });

/** What an answer says of a failure. */
export const errorOf = (answer: FailureAnswer, requestId: string) => ({
  ...{ code: answer.code, message: answer.message },
  ...details(answer),
  requestId,
});

export const v1Contract: Contract<V1Failure> = {
  name: 'v1',
  prefix: '/api/v1',
  failures: {
    ...sharedFailures,
    ...accountFailures,
    ...taskFailures,
    ...paymentFailures,
    ...projectFailures,
    ...fileFailures,
    ...syncFailures,
    ...streamFailures,
    ...adminFailures,
  },
  tokenCookie: 'access_token',
  failuresOfWrites: ['csrf.rejected'],
  failureSchema: (codes, details) =>
    z.object({
      success: z.literal(false),
      error: z.object({
        code: z.enum(codes),
        message: z.string(),
        ...(details === undefined ? {} : { details: details === 'violations' ? violations : details }),
        requestId: z.string(),
      }),
    }),
  failureDetails: { INTERNAL_ERROR: defectDetails, ...accountDetails, ...paymentDetails },
  tags: {
    Auth: 'Signing up, in and out, the sessions of a user, and the links that are mailed',
    Me: 'The signed-in user: profile, password, export and erasure',
    Projects: 'Projects, which hold tasks',
    Tasks: 'Tasks, in a project or in none',
    Files: 'Attachments of tasks and projects, their bytes, and links to them',
    Payments: 'Payments and their refunds',
    Sync: 'For apps that keep a copy and work offline',
    Changes: 'For screens that follow along',
    Admin:
      'For admins, whom `mainstay users promote` makes: users, payments, the audit log, background jobs and how all is',
  },
  presentFailure: (answer, requestId) => ({ success: false, error: errorOf(answer, requestId) }),
};

export const success = <T>(data: T, further: { meta?: unknown; message?: string } = {}) =>
  ({ success: true, data, ...further }) as const;
