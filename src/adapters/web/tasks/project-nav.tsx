import { useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { ListEnd } from '../parts/list-end.tsx';
import { api } from '../state/api.ts';
import { attempt } from '../state/attempt.ts';
import { tellChange, useChanges } from '../state/changes.ts';
import { go } from '../state/route.ts';
import { useList } from '../state/use-list.ts';

/** All tasks, and each project. */
export function ProjectNav({ place }: { readonly place: string }) {
  const list = useList('', (at) => api.projects.listProjects({ ...at, sort: 'name' }));
  const [isAdding, setAdding] = useState(false);
  useChanges(['projects'], list.refresh);
  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const name = String(new FormData(form).get('name') ?? '').trim();
    if (name === '') return setAdding(false);
    const added = await attempt(api.projects.createProject({ name }));
    if (added === undefined) return;
    setAdding(false);
    tellChange('projects');
    go(`/projects/${added.data.id}`);
  };
  const current = (at: string) => (place === at ? 'page' : undefined);
  return (
    <div class="projects">
      <ul>
        <li>
          <a href="/#/" aria-current={current('')}>
            All tasks
          </a>
        </li>
        {list.items.map(({ id, name, status }) => (
          <li key={id}>
            <a
              href={`/#/projects/${id}`}
              class={status === 'inactive' ? 'at-rest' : ''}
              aria-current={current(`projects/${id}`)}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
      <ListEnd list={list} />
      {isAdding ? (
        <form onSubmit={(event) => void add(event)}>
          <input
            ref={(input) => input?.focus()}
            name="name"
            aria-label="Name of the project"
            placeholder="Name of the project"
            maxLength={255}
            onKeyDown={({ key }) => key === 'Escape' && setAdding(false)}
            onBlur={({ currentTarget }) => currentTarget.value.trim() === '' && setAdding(false)}
          />
        </form>
      ) : (
        <button type="button" class="plain" onClick={() => setAdding(true)}>
          <Icon name="plus" />
          New project
        </button>
      )}
    </div>
  );
}
