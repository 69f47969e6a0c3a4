import type { Project } from '../../domain/projects/project.ts';
import type { Page } from '../kernel/page.ts';
import { DeleteTask } from '../tasks/delete-task.ts'; // refused: projects imports tasks
import type { Tasks } from '../tasks/ports.ts';
export const deleteProject = (project: Project, tasks: Tasks, page: Page) => [DeleteTask, project, tasks, page];
