import { useState } from 'preact/hooks';
import type { Schemas } from '../../../client/index.ts';
import { Icon } from '../parts/icon.tsx';
import { InlineText } from '../parts/inline-text.tsx';
import type { LocalProject, LocalTask } from '../state/copy.ts';
import { sayDay } from '../state/format.ts';
import { TaskDetails } from './task-details.tsx';

interface Props {
  readonly task: LocalTask;
  readonly projects: readonly LocalProject[];
  /** Where tasks of several are shown. */
  readonly namesProject: boolean;
  /** It has not reached the server. */
  readonly isWaiting: boolean;
  readonly onChange: (parts: Schemas['TaskChange']) => void;
  readonly onDelete: () => void;
}

export function TaskRow({ task, projects, namesProject, isWaiting, onChange, onDelete }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { title, completed, dueAt } = task;
  const project = namesProject ? projects.find(({ id }) => id === task.projectId) : undefined;
  const isLate = dueAt !== null && !completed && new Date(dueAt) < new Date();
  return (
    <li class={completed ? 'task done' : 'task'}>
      <div class="line">
        <label class="tick">
          <input type="checkbox" checked={completed} onChange={() => onChange({ completed: !completed })} />
          <span class="unseen">{title}</span>
          <Icon name="tick" />
        </label>
        <InlineText
          class="title"
          text={title}
          label="Change the title"
          maxLength={255}
          onChange={(text) => onChange({ title: text })}
        />
        {(project !== undefined || dueAt !== null || isWaiting) && (
          <span class="meta">
            {isWaiting && <span class="waiting">not saved yet</span>}
            {project !== undefined && <a href={`/#/projects/${project.id}`}>{project.name}</a>}
            {dueAt !== null && (
              <time dateTime={dueAt} class={isLate ? 'late' : ''}>
                {sayDay(dueAt)}
              </time>
            )}
          </span>
        )}
        <span class="acts">
          <button
            type="button"
            class="bare"
            aria-expanded={isOpen}
            aria-label={`Details of ${title}`}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name="more" />
          </button>
          <button type="button" class="bare" aria-label={`Delete ${title}`} onClick={onDelete}>
            <Icon name="close" />
          </button>
        </span>
      </div>
      {isOpen && <TaskDetails task={task} projects={projects} onChange={onChange} />}
    </li>
  );
}
