import { useState } from 'preact/hooks';
import { api } from '../state/api.ts';
import type { Values } from '../state/use-form.ts';
import { Entrance } from './entrance.tsx';
import { EntranceForm } from './entrance-form.tsx';

export function ForgotPassword() {
  const [sentTo, setSentTo] = useState<string>();
  const send = async ({ email = '' }: Values) => {
    const answer = await api.auth.forgotPassword({ email });
    if (answer.ok) setSentTo(email);
    return answer;
  };
  return (
    <Entrance title={sentTo === undefined ? 'Choose another password' : 'Look into your mail'}>
      {sentTo === undefined ? (
        <>
          <p class="quiet">Tell us your e-mail, and we send you a link.</p>
          <EntranceForm asks={['email']} submit="Send the link" send={send} />
        </>
      ) : (
        <p>
          If there is an account with {sentTo}, a link to choose another password is on its way. It holds for an hour.
        </p>
      )}
      <p class="beside">
        <a href="/#/sign-in">Back to signing in</a>
      </p>
    </Entrance>
  );
}
