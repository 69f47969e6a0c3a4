import { useState } from 'preact/hooks';
import type { Schemas } from '../../../client/index.ts';
import { Choices } from '../parts/choices.tsx';
import { Empty } from '../parts/empty.tsx';
import { ListEnd } from '../parts/list-end.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { api } from '../state/api.ts';
import { attempt } from '../state/attempt.ts';
import { sayMoment } from '../state/format.ts';
import type { User } from '../state/session.ts';
import { tell } from '../state/toasts.ts';
import { useList } from '../state/use-list.ts';

type AnyUser = Schemas['AnyUser'];
type Shown = 'all' | AnyUser['status'];

export function Users({ me }: { readonly me: User; readonly id: string | undefined }) {
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const list = useList(`${search} ${shown}`, (place) =>
    api.admin.listUsers({
      ...place,
      ...(search === '' ? {} : { search }),
      ...(shown === 'all' ? {} : { status: shown }),
    }),
  );
  const decide = async (done: string, asked: Promise<{ ok: true; data: undefined } | { ok: false; error: never }>) => {
    if ((await attempt(asked)) === undefined) return;
    tell(done);
    list.refresh();
  };
  return (
    <>
      <div class="tools">
        <Choices
          label="Which users"
          choices={[
            ['all', 'All'],
            ['active', 'Active'],
            ['locked', 'Locked'],
            ['deleted', 'Deleted'],
          ]}
          chosen={shown}
          onChoose={setShown}
        />
        <SearchField label="Search users" onSearch={setSearch} />
      </div>
      <ul class="rows">
        {list.items.map((user) => (
          <UserRow key={user.id} user={user} isMe={user.id === me.id} decide={decide} />
        ))}
      </ul>
      {list.items.length === 0 && !list.isLoading && <Empty title="Nobody found" />}
      <ListEnd list={list} />
    </>
  );
}

interface RowProps {
  readonly user: AnyUser;
  readonly isMe: boolean;
  readonly decide: (done: string, asked: Promise<never>) => Promise<void>;
}

function UserRow({ user, isMe, decide }: RowProps) {
  const { id, name, email, role, status, emailVerified, createdAt } = user;
  const who = name ?? email ?? id;
  const button = (words: string, done: string, asked: () => Promise<unknown>) => (
    <button
      type="button"
      class="plain"
      aria-label={`${words}: ${who}`}
      onClick={() => void decide(done, asked() as Promise<never>)}
    >
      {words}
    </button>
  );
  return (
    <li class="line">
      <span class="grow">
        {who} {role === 'admin' && <span class="badge">admin</span>}{' '}
        {status !== 'active' && <span class={`badge ${status}`}>{status}</span>}
        <span class="quiet under">
          {email ?? id} · since {sayMoment(createdAt)}
        </span>
      </span>
      {status !== 'deleted' &&
        !emailVerified &&
        button('Verify', `${who} is verified.`, () => api.admin.verifyUser(id))}
      {status !== 'deleted' && button('Sign out', `${who} is signed out everywhere.`, () => api.admin.endSessions(id))}
      {status === 'active' && !isMe && button('Lock', `${who} is locked.`, () => api.admin.lockUser(id))}
      {status === 'locked' && button('Unlock', `${who} is unlocked.`, () => api.admin.unlockUser(id))}
    </li>
  );
}
