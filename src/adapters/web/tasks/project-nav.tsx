import { useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { ListEnd } from '../parts/list-end.tsx';
import { copy } from '../state/copy.ts';
import { go } from '../state/route.ts';
import { useCopy } from '../state/use-copy.ts';
import { usePages } from '../state/use-pages.ts';

/** All tasks, and each project. */
export function ProjectNav({ place }: { readonly place: string }) {
  const { projects } = useCopy();
  const list = usePages('', projects);
  const [isAdding, setAdding] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const name = String(new FormData(form).get('name') ?? '').trim();
    if (name === '') return setAdding(false);
    if (isBusy) return;
    setBusy(true);
    const id = await copy.send({ type: 'project.create', args: { name } });
    setBusy(false);
    if (id === undefined) return;
    setAdding(false);
    go(`/projects/${id}`);
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
        {list.items.map(({ key, id, name, status }) => (
          <li key={key}>
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
