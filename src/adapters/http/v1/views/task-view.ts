import { z } from 'zod';
import type { TaskView } from '../../../../application/tasks/ports.ts';
import { samples } from '../../kit/openapi/samples.ts';
import { instant } from '../../kit/schemas.ts';
import type { ViewFields } from '../resource/resource-routes.ts';

/** Of v1 as a whole: shown by tasks, and by projects, which hold some. */
export const taskView = z
  .object({
    id: z
      .int()
      .positive()
      .meta({ examples: [samples.taskId] }),
    title: z.string().meta({ examples: ['Buy milk'] }),
    description: z
      .string()
      .nullable()
      .meta({ examples: ['Two litres'] }),
    completed: z.boolean(),
    dueAt: instant.nullable().meta({ examples: [null] }),
    projectId: z
      .uuid()
      .nullable()
      .meta({ examples: [null] }),
    createdAt: instant,
    updatedAt: instant,
  } satisfies ViewFields<TaskView>)
  .meta({ id: 'Task' });

export const presentTask = ({ id, title, description, completed, dueAt, projectId, createdAt, updatedAt }: TaskView) =>
  ({ id, title, description, completed, dueAt, projectId, createdAt, updatedAt }) satisfies z.infer<typeof taskView>;
