import { Field } from '../parts/field.tsx';
import { Note } from '../parts/note.tsx';
import { api } from '../state/api.ts';
import { go } from '../state/route.ts';
import { session } from '../state/session.ts';
import { useForm } from '../state/use-form.ts';
import { Entrance } from './entrance.tsx';

export function SignUp() {
  const form = useForm(['name', 'email', 'password'], async ({ name = '', email = '', password = '' }) => {
    const answer = await api.auth.register({ name, email, password });
    if (answer.ok) {
      go('/');
      session.begin(answer.data.user);
    }
    return answer;
  });
  return (
    <Entrance title="A quiet place for what has to be done">
      <form onSubmit={form.onSubmit} noValidate>
        <Field name="name" label="Name" autocomplete="name" required problem={form.problemOf('name')} />
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
          autocomplete="new-password"
          required
          hint="At least 8 characters, with a capital letter and a digit"
          problem={form.problemOf('password')}
        />
        {form.failure !== undefined && <Note>{form.failure}</Note>}
        <button class="primary" type="submit" disabled={form.isBusy}>
          Make an account
        </button>
      </form>
      <p class="beside">
        <a href="/#/sign-in">Sign in instead</a>
      </p>
    </Entrance>
  );
}
