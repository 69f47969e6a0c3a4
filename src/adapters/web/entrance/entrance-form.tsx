import type { ComponentChildren } from 'preact';
import { Field } from '../parts/field.tsx';
import { Note } from '../parts/note.tsx';
import { type Answer, useForm, type Values } from '../state/use-form.ts';

const fields = {
  name: { name: 'name', label: 'Name', autocomplete: 'name' },
  email: { name: 'email', label: 'E-mail', type: 'email', autocomplete: 'username' },
  password: { name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' },
  firstPassword: {
    name: 'password',
    label: 'Password',
    type: 'password',
    autocomplete: 'new-password',
    hint: 'At least 8 characters, with a capital letter and a digit',
  },
  newPassword: {
    name: 'password',
    label: 'New password',
    type: 'password',
    autocomplete: 'new-password',
    hint: 'At least 8 characters, with a capital letter and a digit',
  },
} as const;

interface Props {
  readonly asks: readonly (keyof typeof fields)[];
  /** What the button says. */
  readonly submit: string;
  readonly send: (values: Values) => Promise<Answer>;
  /** What else helps where it fails. */
  readonly onFailure?: ComponentChildren;
}

/** What whoever is not signed in fills in. */
export function EntranceForm({ asks, submit, send, onFailure }: Props) {
  const asked = asks.map((each) => fields[each]);
  const form = useForm(
    asked.map(({ name }) => name),
    send,
  );
  return (
    <form onSubmit={form.onSubmit} noValidate>
      {asked.map((field) => (
        <Field key={field.name} {...field} required problem={form.problemOf(field.name)} />
      ))}
      {form.failure !== undefined && (
        <Note>
          {form.failure} {onFailure}
        </Note>
      )}
      <button class="primary" type="submit" disabled={form.isBusy}>
        {submit}
      </button>
    </form>
  );
}
