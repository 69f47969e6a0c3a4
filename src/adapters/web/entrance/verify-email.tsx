import { useEffect, useState } from 'preact/hooks';
import { Note } from '../parts/note.tsx';
import { api } from '../state/api.ts';
import { sayFailure } from '../state/say-failure.ts';
import { session } from '../state/session.ts';
import { Entrance } from './entrance.tsx';

export function VerifyEmail({ token }: { readonly token: string }) {
  const [outcome, setOutcome] = useState<'asking' | 'done' | { readonly failure: string }>('asking');
  useEffect(() => {
    void api.auth.verifyEmail({ token }).then((answer) => {
      setOutcome(answer.ok ? 'done' : { failure: sayFailure(answer.error) });
      if (answer.ok) void session.start();
    });
  }, [token]);
  if (outcome === 'asking') return <Entrance title="One moment…">{null}</Entrance>;
  if (outcome === 'done')
    return (
      <Entrance title="Your e-mail is verified">
        <p>Thank you. Messages that matter will reach you.</p>
        <p>
          <a class="primary" href="/#/">
            Go on
          </a>
        </p>
      </Entrance>
    );
  return (
    <Entrance title="This link does not hold">
      <Note>{outcome.failure}</Note>
      <p class="quiet">A new one can be sent from your account’s page.</p>
      <p>
        <a class="primary" href="/#/account">
          Go there
        </a>
      </p>
    </Entrance>
  );
}
