import { Field } from '../parts/field.tsx';
import { Note } from '../parts/note.tsx';
import { api } from '../state/api.ts';
import { go } from '../state/route.ts';
import { session } from '../state/session.ts';
import { useForm } from '../state/use-form.ts';
import { Entrance } from './entrance.tsx';

export function SignIn({ because }: { readonly because?: string | undefined }) {
  const form = useForm(['email', 'password'], async ({ email = '', password = '' }) => {
    const answer = await api.auth.logIn({ email, password });
    if (answer.ok) {
      go('/');
      session.begin(answer.data.user);
    }
    return answer;
  });
  return (
    <Entrance title="Welcome back">
      {because !== undefined && <p class="quiet">{because}</p>}
      <form onSubmit={form.onSubmit} noValidate>
        <Field
          name="email"
          label="E-mail"
          type="email"
          autocomplete="username"
          required
          problem={form.problemOf('email')}
        />
        <Field
          name="password"
          label="Password"
          type="password"
          autocomplete="current-password"
          required
          problem={form.problemOf('password')}
        />
        {form.failure !== undefined && <Note>{form.failure}</Note>}
        <button class="primary" type="submit" disabled={form.isBusy}>
          Sign in
        </button>
      </form>
      <p class="beside">
        <a href="/#/sign-up">Make an account</a>
        <a href="/#/forgot-password">Forgot your password?</a>
      </p>
    </Entrance>
  );
}
