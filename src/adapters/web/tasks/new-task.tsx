import { useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { copy } from '../state/copy.ts';

/** One line: Enter adds it, and the next can be written. */
export function NewTask({ projectId }: { readonly projectId: string | undefined }) {
  const [title, setTitle] = useState('');
  const [isBusy, setBusy] = useState(false);
  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    const given = title.trim();
    if (given === '' || isBusy) return;
    setBusy(true);
    const id = await copy.send({ type: 'task.create', args: { title: given, projectId: projectId ?? null } });
    setBusy(false);
    // It stands there until it is kept; what was typed meanwhile is the beginning of the next.
    if (id !== undefined) setTitle((now) => (now.startsWith(title) ? now.slice(title.length) : now));
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
      <button type="submit" disabled={title.trim() === ''}>
        Add
      </button>
    </form>
  );
}
