import { z } from 'zod';
import type { TaskView } from '../../../../application/tasks/ports.ts';
import type { Task } from '../../../../domain/tasks/task.ts';
import { samples } from '../../kit/openapi/samples.ts';

const listedTask = z
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
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: 'TodoListedTask' });

const task = listedTask.extend({ user_id: z.string().meta({ examples: [samples.userId] }) }).meta({ id: 'TodoTask' });

const enveloped = <T extends z.ZodType>(data: T) => z.object({ success: z.literal(true), data, message: z.string() });

export const taskAnswer = enveloped(task);
export const taskListAnswer = enveloped(
  z.object({ tasks: z.array(listedTask), total: z.int(), page: z.int(), limit: z.int().meta({ examples: [50] }) }),
);
export const nothingAnswer = enveloped(z.null());

export const presentListedTask = ({ id, title, description, completed, createdAt, updatedAt }: TaskView) =>
  ({ id, title, description, completed, created_at: createdAt, updated_at: updatedAt }) satisfies z.infer<
    typeof listedTask
  >;

export const presentTask = ({ facts }: Task) =>
  ({ ...presentListedTask(facts), user_id: facts.ownerId }) satisfies z.infer<typeof task>;
