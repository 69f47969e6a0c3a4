import { useState } from 'preact/hooks';
import { isSignedOut } from './attempt.ts';
import { sayFailure, violationsOf } from './say-failure.ts';
import { session } from './session.ts';

export type Answer =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

export interface Form {
  readonly isBusy: boolean;
  /** What is wrong with the whole, not with a field. */
  readonly failure: string | undefined;
  /** What is wrong with the field of that name. */
  problemOf(field: string): string | undefined;
  onSubmit(event: SubmitEvent): void;
}

export type Values = Readonly<Record<string, string>>;

/** `at least 8 characters` and `one of A–Z` are one sentence. */
function sayRules(broken: readonly { readonly message: string }[]): string {
  const rules = broken.map(({ message }) => message).join(', ');
  return `${rules.charAt(0).toUpperCase()}${rules.slice(1)}.`;
}

/** Sends a form once at a time, and keeps what was wrong with it. `fields` have places of their own for that. */
export function useForm(
  fields: readonly string[],
  send: (values: Values, form: HTMLFormElement) => Promise<Answer>,
): Form {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [problems, setProblems] = useState<Values>({});
  const submit = async (form: HTMLFormElement) => {
    setBusy(true);
    const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    const answer = await send(values, form);
    setBusy(false);
    if (answer.ok) {
      setFailure(undefined);
      setProblems({});
      return;
    }
    if (answer.error.code === 'UNAUTHORIZED' && isSignedOut(answer.error)) await session.lost();
    const violations = violationsOf(answer.error).filter(({ field }) => fields.includes(field));
    const byField = Map.groupBy(violations, ({ field }) => field);
    setProblems(Object.fromEntries([...byField].map(([field, broken]) => [field, sayRules(broken)])));
    setFailure(violations.length > 0 ? undefined : sayFailure(answer.error));
    const first = fields.find((field) => byField.has(field));
    if (first !== undefined) form.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };
  return {
    isBusy,
    failure,
    problemOf: (field) => problems[field],
    onSubmit: (event) => {
      event.preventDefault();
      if (!isBusy) void submit(event.currentTarget as HTMLFormElement);
    },
  };
}
