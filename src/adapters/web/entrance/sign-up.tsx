import { api } from '../state/api.ts';
import { go } from '../state/route.ts';
import { session } from '../state/session.ts';
import type { Values } from '../state/use-form.ts';
import { Entrance } from './entrance.tsx';
import { EntranceForm } from './entrance-form.tsx';

async function signUp({ name = '', email = '', password = '' }: Values) {
  const answer = await api.auth.register({ name, email, password });
  if (answer.ok) {
    go('/');
    await session.begin(answer.data.user);
  }
  return answer;
}

export function SignUp() {
  return (
    <Entrance title="A quiet place for what has to be done">
      <EntranceForm asks={['name', 'email', 'firstPassword']} submit="Make an account" send={signUp} />
      <p class="beside">
        <a href="/#/sign-in">Sign in instead</a>
      </p>
    </Entrance>
  );
}
