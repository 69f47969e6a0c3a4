import { Field } from '../parts/field.tsx';
import { Note } from '../parts/note.tsx';
import { api } from '../state/api.ts';
import { go } from '../state/route.ts';
import { session } from '../state/session.ts';
import { tell } from '../state/toasts.ts';
import { useForm } from '../state/use-form.ts';
import { Entrance } from './entrance.tsx';

export function ResetPassword({ token }: { readonly token: string }) {
  const form = useForm(['password'], async ({ password = '' }) => {
    const answer = await api.auth.resetPassword({ token, password });
    if (answer.ok) {
      tell('Your password is the new one. Sign in with it.');
      session.end();
      go('/sign-in');
    }
    return answer;
  });
  return (
    <Entrance title="A new password">
      <p class="quiet">Wherever you are signed in now, you will be signed out.</p>
      <form onSubmit={form.onSubmit} noValidate>
        <Field
          name="password"
          label="New password"
          type="password"
          autocomplete="new-password"
          required
          hint="At least 8 characters, with a capital letter and a digit"
          problem={form.problemOf('password')}
        />
        {form.failure !== undefined && (
          <Note>
            {form.failure} <a href="/#/forgot-password">Ask for another link</a>
          </Note>
        )}
        <button class="primary" type="submit" disabled={form.isBusy}>
          Use this password
        </button>
      </form>
    </Entrance>
  );
}
