import { z } from 'zod';
import type { TaskView } from '../../../application/tasks/ports.ts';

/** Shown by tasks and by projects, which hold some. */
export const taskView = z
  .object({
    id: z.int().positive(),
    title: z.string(),
    description: z.string().nullable(),
    completed: z.boolean(),
    projectId: z.uuid().nullable(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Task' });

export const presentTask = ({ id, title, description, completed, projectId, createdAt, updatedAt }: TaskView) =>
  ({ id, title, description, completed, projectId, createdAt, updatedAt }) satisfies z.infer<typeof taskView>;
