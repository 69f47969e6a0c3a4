import { Field } from '../parts/field.tsx';
import { Note } from '../parts/note.tsx';
import { api } from '../state/api.ts';
import { tellChange } from '../state/changes.ts';
import { tell } from '../state/toasts.ts';
import { useForm } from '../state/use-form.ts';

export function PasswordForm() {
  const form = useForm(['currentPassword', 'newPassword'], async ({ currentPassword = '', newPassword = '' }, sent) => {
    const answer = await api.me.changePassword({ currentPassword, newPassword });
    if (answer.ok) {
      sent.reset();
      tell('Your password is changed. Everywhere else you are signed out.');
      tellChange('session');
    }
    return answer;
  });
  return (
    <section>
      <h2>Password</h2>
      <form class="row" onSubmit={form.onSubmit} noValidate>
        <Field
          name="currentPassword"
          label="Current password"
          type="password"
          autocomplete="current-password"
          problem={form.problemOf('currentPassword')}
        />
        <Field
          name="newPassword"
          label="New password"
          type="password"
          autocomplete="new-password"
          problem={form.problemOf('newPassword')}
        />
        <button type="submit" disabled={form.isBusy}>
          Change the password
        </button>
      </form>
      {form.failure !== undefined && <Note>{form.failure}</Note>}
    </section>
  );
}
