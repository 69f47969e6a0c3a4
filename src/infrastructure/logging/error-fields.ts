export interface ErrorFields {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: ErrorFields;
  readonly errors?: readonly ErrorFields[];
}

const deepest = 4;
const most = 5;

/** What is told of an error. Its other members are left out: drivers hang queries, parameters and requests on them. */
export function errorFields(error: unknown, depth = 1): ErrorFields {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { name, message, stack, cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const fields = { type: name, message, ...code, ...(stack === undefined ? {} : { stack }) };
  if (depth === deepest) return fields;
  const errors = error instanceof AggregateError ? error.errors.slice(0, most) : [];
  return {
    ...fields,
    ...(cause === undefined ? {} : { cause: errorFields(cause, depth + 1) }),
    ...(errors.length === 0 ? {} : { errors: errors.map((each) => errorFields(each, depth + 1)) }),
  };
}
