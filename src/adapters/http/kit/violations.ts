import type { ZodError, ZodType } from 'zod';
import { z } from 'zod';
import type { Rule, Violation } from '../../../domain/kernel/failure.ts';

type Issue = ZodError['issues'][number];

/** The broken rules in the order of the schema's fields. `whole` names the place where the value itself is at fault. */
export function violationsOf(schema: ZodType, given: unknown, error: ZodError, whole: string): Violation[] {
  return error.issues.map((issue) => {
    const value = valueAt(given, issue.path);
    const rule = ruleOf(schema, issue, value);
    return {
      field: issue.path.length === 0 ? whole : issue.path.join('.'),
      rule,
      constraint: rule === 'required' ? 'required' : constraintOf(issue),
      ...(value === undefined ? {} : { value }),
    };
  });
}

const valueAt = (given: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    given,
  );

function ruleOf(schema: ZodType, issue: Issue, value: unknown): Rule {
  if (issue.code === 'custom') return (issue.params?.['rule'] as Rule | undefined) ?? 'format';
  if (value === undefined || (value === null && isRequired(schema, issue.path))) return 'required';
  if (issue.code === 'too_big') return issue.origin === 'string' ? 'too_long' : 'range';
  if (issue.code === 'too_small') return issue.origin === 'string' ? 'too_short' : 'range';
  return 'format';
}

/** `null` for a required field is missing; for an optional one it is a wrong type. */
function isRequired(schema: ZodType, [field]: readonly PropertyKey[]): boolean {
  if (!(schema instanceof z.ZodObject) || typeof field !== 'string') return true;
  const member: ZodType | undefined = schema.shape[field];
  return member === undefined || !member.safeParse(undefined).success;
}

function constraintOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int' || issue.expected === 'integer' ? 'an integer' : `of type ${issue.expected}`;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    default:
      return issue.message;
  }
}
