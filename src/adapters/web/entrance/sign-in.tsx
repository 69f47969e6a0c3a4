import { api } from '../state/api.ts';
import { go } from '../state/route.ts';
import { session } from '../state/session.ts';
import type { Values } from '../state/use-form.ts';
import { Entrance } from './entrance.tsx';
import { EntranceForm } from './entrance-form.tsx';

async function signIn({ email = '', password = '' }: Values) {
  const answer = await api.auth.logIn({ email, password });
  if (answer.ok) {
    go('/');
    await session.begin(answer.data.user);
  }
  return answer;
}

export function SignIn({ because }: { readonly because?: string | undefined }) {
  return (
    <Entrance title="Welcome back">
      {because !== undefined && <p class="quiet">{because}</p>}
      <EntranceForm asks={['email', 'password']} submit="Sign in" send={signIn} />
      <p class="beside">
        <a href="/#/sign-up">Make an account</a>
        <a href="/#/forgot-password">Forgot your password?</a>
      </p>
    </Entrance>
  );
}
