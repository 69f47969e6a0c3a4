import type { FileTarget } from '../../domain/files/stored-file.ts';
import type { Reference } from '../kernel/resource/references.ts';
import type { FileStore } from './ports.ts';

/** The task or project that a file is attached to. */
export const fileReferences = (
  { tasks, projects }: Pick<FileStore, 'tasks' | 'projects'>,
  { taskId, projectId }: FileTarget,
): readonly Reference[] => [
  { field: 'taskId', name: 'task', id: taskId, store: tasks },
  { field: 'projectId', name: 'project', id: projectId, store: projects },
];
