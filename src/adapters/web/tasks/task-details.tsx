import { useId } from 'preact/hooks';
import type { Schemas } from '../../../client/index.ts';
import type { LocalProject, LocalTask } from '../state/copy.ts';
import { dateOf, endOfDay } from '../state/format.ts';
import { Attachments } from './attachments.tsx';

interface Props {
  readonly task: LocalTask;
  readonly projects: readonly LocalProject[];
  readonly onChange: (parts: Schemas['TaskChange']) => void;
}

/** What a task has beside its title. */
export function TaskDetails({ task, projects, onChange }: Props) {
  const id = useId();
  return (
    <div class="details">
      <div class="field wide">
        <label for={`${id}-text`}>Notes</label>
        <textarea
          id={`${id}-text`}
          rows={3}
          maxLength={1000}
          defaultValue={task.description ?? ''}
          onBlur={({ currentTarget: { value } }) => {
            const description = value.trim() === '' ? null : value;
            if (description !== task.description) onChange({ description });
          }}
        />
      </div>
      <div class="field">
        <label for={`${id}-due`}>Due</label>
        <input
          id={`${id}-due`}
          type="date"
          value={dateOf(task.dueAt)}
          onChange={({ currentTarget }) => onChange({ dueAt: endOfDay(currentTarget.value) })}
        />
      </div>
      <div class="field">
        <label for={`${id}-project`}>Project</label>
        <select
          id={`${id}-project`}
          value={task.projectId ?? ''}
          onChange={({ currentTarget }) =>
            onChange({ projectId: currentTarget.value === '' ? null : currentTarget.value })
          }
        >
          <option value="">None</option>
          {projects.map((project) => (
            <option key={project.id} value={project.id}>
              {project.name}
            </option>
          ))}
        </select>
      </div>
      <Attachments taskId={task.id} />
    </div>
  );
}
