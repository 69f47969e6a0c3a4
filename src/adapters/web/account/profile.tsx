import { Field } from '../parts/field.tsx';
import { Note } from '../parts/note.tsx';
import { api } from '../state/api.ts';
import { attempt } from '../state/attempt.ts';
import { session, type User } from '../state/session.ts';
import { tell } from '../state/toasts.ts';
import { useForm } from '../state/use-form.ts';

export function Profile({ user }: { readonly user: User }) {
  const form = useForm(['name'], async ({ name = '' }) => {
    const answer = await api.me.renameMe({ name });
    if (answer.ok) {
      await session.changed(answer.data);
      tell('Your name is changed.');
    }
    return answer;
  });
  const resend = async () => {
    if ((await attempt(api.auth.resendVerification())) !== undefined) tell('A link is on its way to you.');
  };
  return (
    <section>
      <h2>Profile</h2>
      <p>
        {user.email}{' '}
        {user.emailVerified ? (
          <span class="badge">verified</span>
        ) : (
          <>
            <span class="badge open">not verified</span>{' '}
            <button type="button" class="plain" onClick={() => void resend()}>
              Send the link again
            </button>
          </>
        )}
      </p>
      <form class="row" onSubmit={form.onSubmit} noValidate>
        <Field
          key={user.name}
          name="name"
          label="Name"
          autocomplete="name"
          defaultValue={user.name ?? ''}
          problem={form.problemOf('name')}
        />
        <button type="submit" disabled={form.isBusy}>
          Change the name
        </button>
      </form>
      {form.failure !== undefined && <Note>{form.failure}</Note>}
    </section>
  );
}
