import type { TaskContent } from '../../domain/tasks/task.ts';
import type { Reference } from '../kernel/resource/references.ts';
import type { TaskParts } from './task-parts.ts';

/** A task goes only into a live project of its owner. */
export const taskReferences = (
  { projects }: Pick<TaskParts, 'projects'>,
  { projectId }: Partial<TaskContent>,
): readonly Reference[] => [{ field: 'projectId', name: 'project', id: projectId, store: projects }];
