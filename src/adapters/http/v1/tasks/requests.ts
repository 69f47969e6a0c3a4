import { z } from 'zod';
import { descriptionBounds, titleBounds } from '../../../../domain/tasks/task.ts';
import { changesSomething, emptyChange, integerId, nullableText, optionalText, text, uuid } from '../../kit/schemas.ts';
import { isFlag, isInstant, isWord } from '../resource/cursor.ts';
import { listQuery } from '../resource/list-query.ts';

export const taskPath = z.object({ id: integerId });

export const taskListQuery = listQuery({
  resource: 'tasks',
  fields: { createdAt: isInstant, updatedAt: isInstant, title: isWord, completed: isFlag },
  isId: (id) => Number.isSafeInteger(id),
  filters: { status: z.enum(['pending', 'completed']).exactOptional(), projectId: uuid.exactOptional() },
});

const projectId = uuid.nullable();

/** What is left out takes its default, at creation and at replacement. */
export const wholeTask = z
  .object({
    title: text(titleBounds),
    description: optionalText(descriptionBounds),
    completed: z.boolean().default(false),
    projectId: projectId.default(null),
  })
  .meta({ id: 'TaskContent' });

export const taskChange = z
  .object({
    title: text(titleBounds).exactOptional(),
    description: nullableText(descriptionBounds).exactOptional(),
    completed: z.boolean().exactOptional(),
    projectId: projectId.exactOptional(),
  })
  .refine(changesSomething, emptyChange)
  .meta({ id: 'TaskChange' });
