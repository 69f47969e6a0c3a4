import { Account } from './account/account.tsx';
import { Admin } from './admin/admin.tsx';
import { ForgotPassword } from './entrance/forgot-password.tsx';
import { Mails } from './entrance/mails.tsx';
import { ResetPassword } from './entrance/reset-password.tsx';
import { SignIn } from './entrance/sign-in.tsx';
import { SignUp } from './entrance/sign-up.tsx';
import { VerifyEmail } from './entrance/verify-email.tsx';
import { Frame } from './frame.tsx';
import { Toasts } from './parts/toasts.tsx';
import { Payments } from './payments/payments.tsx';
import { copy } from './state/copy.ts';
import { useObservable } from './state/observable.ts';
import { pageSettings } from './state/page-settings.ts';
import { type Route, route } from './state/route.ts';
import { type Signed, session, type User } from './state/session.ts';
import { useCopy } from './state/use-copy.ts';
import { Tasks } from './tasks/tasks.tsx';

export function App() {
  const signed = useObservable(session.signed);
  const { words, token } = useObservable(route);
  return (
    <>
      <Place signed={signed} words={words} token={token} />
      <Toasts />
    </>
  );
}

function Place({ signed, words, token }: Route & { readonly signed: Signed }) {
  const [place] = words;
  if (place === 'mails') return <Mails />;
  if (place === 'reset-password') return <ResetPassword token={token ?? ''} />;
  if (place === 'verify-email') return <VerifyEmail token={token ?? ''} />;
  if (signed.state === 'unknown') return <Waiting />;
  if (signed.state === 'unreachable') return <Unreachable />;
  if (signed.state === 'in') return <Inside user={signed.user} words={words} />;
  if (place === 'forgot-password') return <ForgotPassword />;
  const isBack = signed.because !== undefined && place !== 'sign-up';
  return place === 'sign-in' || isBack ? <SignIn because={signed.because} /> : <SignUp />;
}

/** As the server painted it. */
const Waiting = () => (
  <div class="entrance">
    <header>
      <span class="brand">
        <img src="/docs/icon.svg" alt="" width="28" height="28" />
        {pageSettings.name}
      </span>
    </header>
  </div>
);

function Unreachable() {
  return (
    <main class="sheet">
      <h1>The server cannot be reached</h1>
      <p>You are still signed in. As soon as it answers again, this goes on.</p>
      <p>
        <button type="button" class="primary" onClick={() => void session.start()}>
          Try again
        </button>
      </p>
    </main>
  );
}

function Inside({ user, words }: { readonly user: User; readonly words: readonly string[] }) {
  useCopy();
  const [place, id] = words;
  const projectId = place === 'projects' ? copy.idOf(id) : undefined;
  return (
    <Frame user={user} place={projectId === undefined ? words.join('/') : `projects/${projectId}`}>
      {place === 'account' ? (
        <Account user={user} />
      ) : place === 'payments' ? (
        <Payments />
      ) : place === 'admin' && user.role === 'admin' ? (
        <Admin user={user} words={words.slice(1)} />
      ) : (
        <Tasks key={id ?? ''} projectId={projectId} />
      )}
    </Frame>
  );
}
