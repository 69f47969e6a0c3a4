import { z } from 'zod';
import { descriptionBounds, titleBounds } from '../../../../domain/tasks/task.ts';
import { samples } from '../../kit/openapi/samples.ts';
import { integerId, integerParameter, optionalText, text } from '../../kit/schemas.ts';

const userId = z.string().meta({ description: 'The id of the signed-in user', examples: [samples.userId] });
const title = text(titleBounds).meta({ examples: ['Buy milk'] });
const description = optionalText(descriptionBounds).meta({ examples: ['Two litres'] });
const id = integerId.meta({ examples: [samples.taskId] });

export const listPath = z.object({ user_id: userId });
export const taskPath = z.object({ user_id: userId, id });

export const listQuery = z.object({
  status: z.enum(['all', 'pending', 'completed']).default('all'),
  limit: integerParameter({ min: 1, max: 200, otherwise: 50 }),
  offset: integerParameter({ min: 0, max: Number.MAX_SAFE_INTEGER, otherwise: 0 }),
});

export const createBody = z.object({ title, description }).meta({ id: 'TodoTaskCreate' });
export const replaceBody = z
  .object({ title, description, completed: z.boolean().default(false) })
  .meta({ id: 'TodoTaskReplace' });
export const completeBody = z
  .object({ completed: z.boolean().meta({ examples: [true] }) })
  .meta({ id: 'TodoTaskComplete' });
