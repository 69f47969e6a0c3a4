import { api } from '../state/api.ts';
import { go } from '../state/route.ts';
import { session } from '../state/session.ts';
import { tell } from '../state/toasts.ts';
import type { Values } from '../state/use-form.ts';
import { Entrance } from './entrance.tsx';
import { EntranceForm } from './entrance-form.tsx';

export function ResetPassword({ token }: { readonly token: string }) {
  const reset = async ({ password = '' }: Values) => {
    const answer = await api.auth.resetPassword({ token, password });
    if (answer.ok) {
      tell('Your password is the new one. Sign in with it.');
      await session.end();
      go('/sign-in');
    }
    return answer;
  };
  return (
    <Entrance title="A new password">
      <p class="quiet">Wherever you are signed in now, you will be signed out.</p>
      <EntranceForm
        asks={['newPassword']}
        submit="Use this password"
        send={reset}
        onFailure={<a href="/#/forgot-password">Ask for another link</a>}
      />
    </Entrance>
  );
}
