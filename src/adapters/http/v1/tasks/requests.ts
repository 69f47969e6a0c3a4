import { z } from 'zod';
import { descriptionBounds, titleBounds } from '../../../../domain/tasks/task.ts';
import { samples } from '../../kit/openapi/samples.ts';
import { changesSomething, emptyChange, integerId, nullableText, optionalText, text, uuid } from '../../kit/schemas.ts';
import { isFlag, isInstant, isWord } from '../resource/cursor.ts';
import { listQuery } from '../resource/list-query.ts';

export const taskPath = z.object({ id: integerId.meta({ examples: [samples.taskId] }) });

export const taskListQuery = listQuery({
  resource: 'tasks',
  fields: { createdAt: isInstant, updatedAt: isInstant, title: isWord, completed: isFlag },
  isId: (id) => Number.isSafeInteger(id),
  filters: { status: z.enum(['pending', 'completed']).exactOptional(), projectId: uuid.exactOptional() },
});

const title = text(titleBounds).meta({ examples: ['Buy milk'] });
const descriptionExample = { examples: ['Two litres'] };
const projectId = uuid.nullable().meta({ examples: [null] });

/** What is left out takes its default, at creation and at replacement. */
export const wholeTask = z
  .object({
    title,
    description: optionalText(descriptionBounds).meta(descriptionExample),
    completed: z.boolean().default(false),
    projectId: projectId.default(null),
  })
  .meta({ id: 'TaskContent' });

export const taskChange = z
  .object({
    title: title.exactOptional(),
    description: nullableText(descriptionBounds).meta(descriptionExample).exactOptional(),
    completed: z.boolean().exactOptional(),
    projectId: projectId.exactOptional(),
  })
  .refine(changesSomething, emptyChange)
  .meta({ id: 'TaskChange' });
