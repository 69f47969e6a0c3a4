import { useState } from 'preact/hooks';
import { Field } from '../parts/field.tsx';
import { Note } from '../parts/note.tsx';
import { api } from '../state/api.ts';
import { attempt } from '../state/attempt.ts';
import { go } from '../state/route.ts';
import { session } from '../state/session.ts';
import { useForm } from '../state/use-form.ts';

/** Taking everything along, and going. */
export function Leave() {
  const [isSure, setSure] = useState(false);
  const form = useForm(['password'], async ({ password = '' }) => {
    const answer = await session.leave(() => api.me.eraseMe({ password }), 'Your account is erased. Farewell.');
    if (answer.ok) go('/sign-up');
    return answer;
  });
  const take = async () => {
    const taken = await attempt(api.me.exportMe());
    if (taken === undefined) return;
    const blob = new Blob([JSON.stringify(taken.data, null, 2)], { type: 'application/json' });
    const link = Object.assign(document.createElement('a'), {
      href: URL.createObjectURL(blob),
      download: 'everything-about-me.json',
    });
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <section>
      <h2>Your data</h2>
      <p class="row">
        <button type="button" onClick={() => void take()}>
          Take a copy of everything
        </button>
        {!isSure && (
          <button type="button" class="danger" onClick={() => setSure(true)}>
            Erase the account…
          </button>
        )}
      </p>
      {isSure && (
        <form class="warned" onSubmit={form.onSubmit} noValidate>
          <p>
            Projects, tasks and files go for ever. What was paid stays in the books, without your name. This can’t be
            undone.
          </p>
          <Field
            name="password"
            label="Your password"
            type="password"
            autocomplete="current-password"
            problem={form.problemOf('password')}
          />
          {form.failure !== undefined && <Note>{form.failure}</Note>}
          <p class="row">
            <button type="submit" class="danger" disabled={form.isBusy}>
              Erase everything
            </button>
            <button type="button" class="plain" onClick={() => setSure(false)}>
              Keep it
            </button>
          </p>
        </form>
      )}
    </section>
  );
}
