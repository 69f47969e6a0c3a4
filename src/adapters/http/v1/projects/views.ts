import { z } from 'zod';
import type { ProjectView, ProjectWithTasks } from '../../../../application/projects/ports.ts';
import { projectStatuses } from '../../../../domain/projects/project.ts';
import { samples } from '../../kit/openapi/samples.ts';
import { instant } from '../../kit/schemas.ts';
import type { ViewFields } from '../resource/resource-routes.ts';
import { presentTask, taskView } from '../views/task-view.ts';

export const projectView = z
  .object({
    id: z.uuid().meta({ examples: [samples.projectId] }),
    name: z.string().meta({ examples: ['Groceries'] }),
    description: z
      .string()
      .nullable()
      .meta({ examples: ['What the kitchen needs'] }),
    status: z.enum(projectStatuses),
    createdAt: instant,
    updatedAt: instant,
  } satisfies ViewFields<ProjectView>)
  .meta({ id: 'Project' });

export const projectDetail = projectView
  .extend({
    tasks: z.array(taskView).meta({ description: 'The newest 100', examples: [[]] }),
    taskCounts: z.object({ total: z.int().min(0), completed: z.int().min(0) }),
  })
  .meta({ id: 'ProjectDetail' });

export const presentProject = ({ id, name, description, status, createdAt, updatedAt }: ProjectView) =>
  ({ id, name, description, status, createdAt, updatedAt }) satisfies z.infer<typeof projectView>;

export const presentProjectDetail = ({ facts, tasks, counts }: ProjectWithTasks) =>
  ({
    ...presentProject(facts),
    tasks: tasks.map(presentTask),
    taskCounts: counts,
  }) satisfies z.infer<typeof projectDetail>;
