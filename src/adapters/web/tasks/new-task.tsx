import { useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { api } from '../state/api.ts';
import { attempt } from '../state/attempt.ts';
import { tellChange } from '../state/changes.ts';

/** One line: Enter adds it, and the next can be written. */
export function NewTask({ projectId }: { readonly projectId: string | undefined }) {
  const [title, setTitle] = useState('');
  const [isBusy, setBusy] = useState(false);
  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    const given = title.trim();
    if (given === '' || isBusy) return;
    setBusy(true);
    const added = await attempt(api.tasks.createTask({ title: given, projectId: projectId ?? null }));
    setBusy(false);
    if (added === undefined) return;
    setTitle('');
    tellChange('tasks');
  };
  return (
    <form class="new-task" onSubmit={(event) => void add(event)}>
      <Icon name="plus" />
      <input
        aria-label="A new task"
        placeholder="What has to be done?"
        value={title}
        maxLength={255}
        onInput={({ currentTarget }) => setTitle(currentTarget.value)}
      />
      <button type="submit" disabled={isBusy || title.trim() === ''}>
        Add
      </button>
    </form>
  );
}
