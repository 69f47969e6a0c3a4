import { useState } from 'preact/hooks';
import { Choices } from '../parts/choices.tsx';
import { Empty } from '../parts/empty.tsx';
import { ListEnd } from '../parts/list-end.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { copy, type LocalTask } from '../state/copy.ts';
import { plural } from '../state/format.ts';
import { holds } from '../state/holds.ts';
import { tell } from '../state/toasts.ts';
import { useCopy } from '../state/use-copy.ts';
import { usePages } from '../state/use-pages.ts';
import { NewTask } from './new-task.tsx';
import { ProjectHead } from './project-head.tsx';
import { TaskRow } from './task-row.tsx';

type Shown = 'all' | 'pending' | 'completed';

/** The tasks of a project, or all there are. */
export function Tasks({ projectId }: { readonly projectId: string | undefined }) {
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const { tasks, projects, state } = useCopy();
  const found = tasks.filter(
    (task) =>
      (projectId === undefined || task.projectId === projectId) &&
      (shown === 'all' || task.completed === (shown === 'completed')) &&
      holds(search, [task.title, task.description]),
  );
  const list = usePages(`${search} ${shown}`, found);
  const isFiltered = search !== '' || shown !== 'all';
  return (
    <div class="sheet">
      {projectId === undefined ? <h1>All tasks</h1> : <ProjectHead id={projectId} />}
      <NewTask projectId={projectId} />
      <div class="tools">
        <Choices
          label="Which tasks"
          choices={[
            ['all', 'All'],
            ['pending', 'Open'],
            ['completed', 'Done'],
          ]}
          chosen={shown}
          onChoose={setShown}
        />
        <SearchField label="Search tasks" onSearch={setSearch} />
      </div>
      {list.items.length > 0 && (
        <ul class="rows tasks">
          {list.items.map((task) => (
            <TaskRow
              key={task.key}
              task={task}
              projects={projects}
              namesProject={projectId === undefined}
              isWaiting={task.isPending && state.way === 'offline'}
              onChange={(args) => void copy.send({ type: 'task.change', id: task.id, args })}
              onDelete={() => void remove(task)}
            />
          ))}
        </ul>
      )}
      {found.length === 0 && !list.isLoading && <Nothing isFiltered={isFiltered} isKnown={state.isComplete} />}
      <ListEnd list={list} />
      {found.length > 0 && <p class="count quiet">{plural(found.length, 'task')}</p>}
    </div>
  );
}

async function remove({ id, title }: LocalTask): Promise<void> {
  if ((await copy.send({ type: 'task.delete', id })) !== undefined)
    tell(`“${title}” is deleted.`, { undo: () => void copy.send({ type: 'task.restore', id }) });
}

function Nothing({ isFiltered, isKnown }: { readonly isFiltered: boolean; readonly isKnown: boolean }) {
  if (!isKnown)
    return <Empty title="Not here yet">Your tasks come as soon as this device is online. You can add some now.</Empty>;
  if (isFiltered) return <Empty title="Nothing found">Try other words, or look at all tasks.</Empty>;
  return <Empty title="Nothing to do">Write down the first thing above, and press Enter.</Empty>;
}
