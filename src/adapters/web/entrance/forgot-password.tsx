import { useState } from 'preact/hooks';
import { Field } from '../parts/field.tsx';
import { Note } from '../parts/note.tsx';
import { api } from '../state/api.ts';
import { useForm } from '../state/use-form.ts';
import { Entrance } from './entrance.tsx';

export function ForgotPassword() {
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm(['email'], async ({ email = '' }) => {
    const answer = await api.auth.forgotPassword({ email });
    if (answer.ok) setSentTo(email);
    return answer;
  });
  if (sentTo !== undefined)
    return (
      <Entrance title="Look into your mail">
        <p>
          If there is an account with {sentTo}, a link to choose another password is on its way. It holds for an hour.
        </p>
        <p class="beside">
          <a href="/#/sign-in">Back to signing in</a>
        </p>
      </Entrance>
    );
  return (
    <Entrance title="Choose another password">
      <p class="quiet">Tell us your e-mail, and we send you a link.</p>
      <form onSubmit={form.onSubmit} noValidate>
        <Field
          name="email"
          label="E-mail"
          type="email"
          autocomplete="username"
          required
          problem={form.problemOf('email')}
        />
        {form.failure !== undefined && <Note>{form.failure}</Note>}
        <button class="primary" type="submit" disabled={form.isBusy}>
          Send the link
        </button>
      </form>
      <p class="beside">
        <a href="/#/sign-in">Back to signing in</a>
      </p>
    </Entrance>
  );
}
