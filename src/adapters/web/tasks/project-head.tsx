import { useEffect, useState } from 'preact/hooks';
import type { Schemas } from '../../../client/index.ts';
import { InlineText } from '../parts/inline-text.tsx';
import { Note } from '../parts/note.tsx';
import { api } from '../state/api.ts';
import { attempt } from '../state/attempt.ts';
import { tellChange, useChanges } from '../state/changes.ts';
import { go } from '../state/route.ts';
import { sayFailure } from '../state/say-failure.ts';
import { tell } from '../state/toasts.ts';

type Project = Schemas['ProjectDetail'];

/** The project's name and how far it is; what can be done with the whole of it. */
export function ProjectHead({ id }: { readonly id: string }) {
  const [project, setProject] = useState<Project>();
  const [failure, setFailure] = useState<string>();
  const look = async () => {
    const shown = await api.projects.showProject(id);
    if (shown.ok) setProject(shown.data);
    setFailure(shown.ok ? undefined : sayFailure(shown.error));
  };
  useEffect(() => {
    void look();
  }, [id]);
  useChanges(['projects', 'tasks'], () => void look());

  const change = async (parts: Schemas['ProjectChange']) => {
    if (project !== undefined) setProject({ ...project, ...parts });
    if ((await attempt(api.projects.changeProject(id, parts))) === undefined) await look();
    tellChange('projects');
  };
  const restore = async (name: string) => {
    if ((await attempt(api.projects.restoreProject(id))) === undefined) return;
    tellChange('projects');
    tell(`“${name}” is back.`);
    go(`/projects/${id}`);
  };
  const remove = async ({ name }: Project) => {
    if ((await attempt(api.projects.deleteProject(id, { cascade: true }))) === undefined) return;
    go('/');
    tellChange('projects');
    tell(`“${name}” and what was in it is deleted.`, { undo: () => void restore(name) });
  };

  if (project === undefined) return failure === undefined ? <h1>&nbsp;</h1> : <Note>{failure}</Note>;
  const { completed, total } = project.taskCounts;
  const isActive = project.status === 'active';
  return (
    <header class="project-head">
      <h1>
        <InlineText
          text={project.name}
          label="Name of the project"
          maxLength={255}
          onChange={(name) => void change({ name })}
        />
      </h1>
      <p class="quiet">
        {total === 0 ? 'No tasks yet' : `${completed} of ${total} done`}
        <span class="actions">
          <button type="button" class="plain" onClick={() => void change({ status: isActive ? 'inactive' : 'active' })}>
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
