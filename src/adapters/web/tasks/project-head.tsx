import type { Schemas } from '../../../client/index.ts';
import { Empty } from '../parts/empty.tsx';
import { InlineText } from '../parts/inline-text.tsx';
import { copy, type LocalProject } from '../state/copy.ts';
import { go } from '../state/route.ts';
import { tell } from '../state/toasts.ts';
import { useCopy } from '../state/use-copy.ts';

/** The project's name and how far it is; what can be done with the whole of it. */
export function ProjectHead({ id }: { readonly id: string }) {
  const { projects, tasks, state } = useCopy();
  const project = projects.find((each) => each.id === id);
  if (project === undefined)
    return state.isComplete ? (
      <Empty title="This project is gone">Perhaps it was deleted on another device.</Empty>
    ) : (
      <h1>&nbsp;</h1>
    );
  const change = (args: Schemas['ProjectChange']) => void copy.send({ type: 'project.change', id, args });
  const own = tasks.filter(({ projectId }) => projectId === id);
  const isActive = project.status === 'active';
  return (
    <header class="project-head">
      <h1>
        <InlineText
          text={project.name}
          label="Name of the project"
          maxLength={255}
          onChange={(name) => change({ name })}
        />
      </h1>
      <p class="quiet">
        {own.length === 0 ? 'No tasks yet' : `${own.filter(({ completed }) => completed).length} of ${own.length} done`}
        <span class="actions">
          <button type="button" class="plain" onClick={() => change({ status: isActive ? 'inactive' : 'active' })}>
            {isActive ? 'Put to rest' : 'Take up again'}
          </button>
          <button type="button" class="plain danger" onClick={() => void remove(project)}>
            Delete
          </button>
        </span>
      </p>
    </header>
  );
}

async function remove({ id, name }: LocalProject): Promise<void> {
  go('/');
  if ((await copy.send({ type: 'project.delete', id, args: { cascade: true } })) === undefined)
    return go(`/projects/${id}`);
  const restore = async () => {
    if ((await copy.send({ type: 'project.restore', id })) === undefined) return;
    tell(`“${name}” is back.`);
    go(`/projects/${id}`);
  };
  tell(`“${name}” and what was in it is deleted.`, { undo: () => void restore() });
}
