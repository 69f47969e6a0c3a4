import { z } from 'zod';
import type { ProjectView } from '../../../../application/projects/ports.ts';
import type { ProjectWithTasks } from '../../../../application/projects/show-project.ts';
import { projectStatuses } from '../../../../domain/projects/project.ts';
import { samples } from '../../kit/openapi/samples.ts';
import { presentTask, taskView } from '../task-view.ts';

export const projectView = z
  .object({
    id: z.uuid().meta({ examples: [samples.projectId] }),
    name: z.string().meta({ examples: ['Groceries'] }),
    description: z
      .string()
      .nullable()
      .meta({ examples: ['What the kitchen needs'] }),
    status: z.enum(projectStatuses),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Project' });

export const projectDetail = projectView
  .extend({
    tasks: z.array(taskView).meta({ description: 'The newest 100', examples: [[]] }),
    taskCounts: z.object({ total: z.int().min(0), completed: z.int().min(0) }),
  })
  .meta({ id: 'ProjectDetail' });

export const presentProject = ({ id, name, description, status, createdAt, updatedAt }: ProjectView) =>
  ({ id, name, description, status, createdAt, updatedAt }) satisfies z.infer<typeof projectView>;

export const presentProjectDetail = ({ project, tasks, counts }: ProjectWithTasks) =>
  ({
    ...presentProject(project.facts),
    tasks: tasks.map(presentTask),
    taskCounts: counts,
  }) satisfies z.infer<typeof projectDetail>;
