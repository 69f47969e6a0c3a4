import { z } from 'zod';
import type { Violation } from '../../../domain/kernel/failure.ts';
import { type Contract, defectDetails, type FailureAnswer } from '../kit/contract.ts';
import { type TodoFailure, todoFailures, violationCode, violationCodes } from './failures.ts';

const longestEcho = 100;

/** Only scalars are echoed, and of texts no more than a reader needs to find the place. */
function echoed(value: unknown): unknown {
  if (typeof value === 'string') return value.length <= longestEcho ? value : [...value].slice(0, longestEcho).join('');
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

const presentViolation = ({ field, value, constraint }: Violation) => ({ field, value: echoed(value), constraint });

function details({ violations, details: further }: FailureAnswer): { details?: unknown } {
  const [first] = violations ?? [];
  if (first === undefined) return further === undefined ? {} : { details: further };
  const all = (violations ?? []).map((violation) => ({
    code: violationCode(violation),
    ...presentViolation(violation),
  }));
  return { details: { ...presentViolation(first), violations: all } };
}

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]).optional();
const violation = z.object({ field: z.string(), value: scalar, constraint: z.string() });
const violations = violation
  .extend({
    violations: z.array(violation.extend({ code: z.enum([...new Set(Object.values(violationCodes))]) })),
  })
  .meta({ id: 'TodoViolations', description: 'The first violation, and all of them' });

export const todoContract: Contract<TodoFailure> = {
  name: 'todo',
  prefix: '/api/{user_id}',
  ownerParameter: 'user_id',
  failures: todoFailures,
  failureSchema: (codes, details) =>
    z.object({
      success: z.literal(false),
      error: z.object({
        code: z.enum(codes),
        message: z.string(),
        ...(details === undefined ? {} : { details: details === 'violations' ? violations : details }),
      }),
    }),
  failureDetails: { SYSTEM_INTERNAL_ERROR: defectDetails },
  tags: {
    'Tasks for a Better Auth front end':
      'The same tasks, in the form of a front end whose users sign in with Better Auth',
  },
  presentFailure: (answer) => ({
    success: false,
    error: { code: answer.code, message: answer.message, ...details(answer) },
  }),
};

export const success = <T>(data: T, message: string) => ({ success: true, data, message }) as const;
