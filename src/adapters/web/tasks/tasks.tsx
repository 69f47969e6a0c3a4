import { useState } from 'preact/hooks';
import type { Schemas } from '../../../client/index.ts';
import { Choices } from '../parts/choices.tsx';
import { Empty } from '../parts/empty.tsx';
import { ListEnd } from '../parts/list-end.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { api } from '../state/api.ts';
import { attempt } from '../state/attempt.ts';
import { tellChange, useChanges } from '../state/changes.ts';
import { plural } from '../state/format.ts';
import { tell } from '../state/toasts.ts';
import { useList } from '../state/use-list.ts';
import { useProjects } from '../state/use-projects.ts';
import { NewTask } from './new-task.tsx';
import { ProjectHead } from './project-head.tsx';
import { TaskRow } from './task-row.tsx';

type Task = Schemas['Task'];
type Shown = 'all' | 'pending' | 'completed';

/** The tasks of a project, or all there are. */
export function Tasks({ projectId }: { readonly projectId: string | undefined }) {
  return <TaskList key={projectId ?? ''} projectId={projectId} />;
}

function TaskList({ projectId }: { readonly projectId: string | undefined }) {
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const list = useList(`${search} ${shown}`, (place) =>
    api.tasks.listTasks({
      ...place,
      ...(search === '' ? {} : { search }),
      ...(shown === 'all' ? {} : { status: shown }),
      ...(projectId === undefined ? {} : { projectId }),
    }),
  );
  const projects = useProjects();
  useChanges(['tasks', 'projects'], list.refresh);

  const change = async (task: Task, parts: Schemas['TaskChange']) => {
    list.edit((items) => items.map((each) => (each.id === task.id ? { ...each, ...parts } : each)));
    const changed = await attempt(api.tasks.changeTask(task.id, parts));
    if (changed === undefined) list.refresh();
    else tellChange('tasks');
  };
  const restore = async (id: number) => {
    await attempt(api.tasks.restoreTask(id));
    tellChange('tasks');
  };
  const remove = async (task: Task) => {
    list.edit((items) => items.filter(({ id }) => id !== task.id));
    const removed = await attempt(api.tasks.deleteTask(task.id));
    tellChange('tasks');
    if (removed !== undefined) tell(`“${task.title}” is deleted.`, { undo: () => void restore(task.id) });
  };

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
        <ul class={list.isNew ? 'rows tasks stale' : 'rows tasks'}>
          {list.items.map((task) => (
            <TaskRow
              key={task.id}
              task={task}
              projects={projects}
              namesProject={projectId === undefined}
              onChange={(parts) => void change(task, parts)}
              onDelete={() => void remove(task)}
            />
          ))}
        </ul>
      )}
      {list.items.length === 0 && !list.isLoading && list.failure === undefined && (
        <Nothing isFiltered={search !== '' || shown !== 'all'} />
      )}
      <ListEnd list={list} />
      {list.total > 0 && <p class="count quiet">{plural(list.total, 'task')}</p>}
    </div>
  );
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  if (isFiltered) return <Empty title="Nothing found">Try other words, or look at all tasks.</Empty>;
  return <Empty title="Nothing to do">Write down the first thing above, and press Enter.</Empty>;
}
