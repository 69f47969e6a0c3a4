import { z } from 'zod';
import type { Violation } from '../../../domain/kernel/failure.ts';
import type { Contract, FailureAnswer } from '../kit/contract.ts';
import { type TodoFailure, todoFailures, violationCode } from './failures.ts';

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

const violation = z.object({ field: z.string(), value: z.unknown().optional(), constraint: z.string() });
const failureSchema = z
  .object({
    success: z.literal(false),
    error: z.object({
      code: z.string(),
      message: z.string(),
      details: z
        .looseObject({ violations: z.array(violation.extend({ code: z.string() })).optional() })
        .optional()
        .meta({ description: 'The first violation, and all of them' }),
    }),
  })
  .meta({ id: 'TodoFailure' });

export const todoContract: Contract<TodoFailure> = {
  name: 'todo',
  prefix: '/api/{user_id}',
  ownerParameter: 'user_id',
  failures: todoFailures,
  failureSchema,
  presentFailure: (answer) => ({
    success: false,
    error: { code: answer.code, message: answer.message, ...details(answer) },
  }),
};

export const success = <T>(data: T, message: string) => ({ success: true, data, message }) as const;
