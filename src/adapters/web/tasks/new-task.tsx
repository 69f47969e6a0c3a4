import { useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { copy } from '../state/copy.ts';

/** One line: Enter adds it, and the next can be written. */
export function NewTask({ projectId }: { readonly projectId: string | undefined }) {
  const [title, setTitle] = useState('');
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    const given = title.trim();
    if (given === '') return;
    setTitle('');
    void copy.send({ type: 'task.create', args: { title: given, projectId: projectId ?? null } });
  };
  return (
    <form class="new-task" onSubmit={add}>
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
