import { z } from 'zod';
import { type TaskFilter, taskSortFields } from '../../../../application/tasks/ports.ts';
import { descriptionBounds, type TaskContent, titleBounds } from '../../../../domain/tasks/task.ts';
import { samples } from '../../kit/openapi/samples.ts';
import {
  changesSomething,
  emptyChange,
  integerId,
  moment,
  nullableText,
  optionalText,
  text,
  uuid,
} from '../../kit/schemas.ts';
import { type Complete, listQuery } from '../resource/list-query.ts';
import type { Fields } from '../resource/resource-routes.ts';
import { taskView } from '../views/task-view.ts';

export const taskId = integerId.meta({ examples: [samples.taskId] });

export const taskListQuery = listQuery({
  resource: 'tasks',
  sortFields: taskSortFields,
  view: taskView,
  filters: {
    status: z.enum(['pending', 'completed']).exactOptional(),
    projectId: uuid.exactOptional(),
    dueAfter: moment.exactOptional(),
    dueBefore: moment.exactOptional(),
  },
  filterOf: ({ status, projectId, dueAfter, dueBefore, search }): Complete<TaskFilter> => ({
    completed: status === undefined ? undefined : status === 'completed',
    projectId,
    dueAfter,
    dueBefore,
    search,
  }),
});

const title = text(titleBounds).meta({ examples: ['Buy milk'] });
const descriptionExample = { examples: ['Two litres'] };
const dueAt = moment.nullable().meta({ examples: [null] });
const projectId = uuid.nullable().meta({ examples: [null] });

/** What is left out takes its default, at creation and at replacement. */
export const taskContent = z
  .object({
    title,
    description: optionalText(descriptionBounds).meta(descriptionExample),
    completed: z.boolean().default(false),
    dueAt: dueAt.default(null),
    projectId: projectId.default(null),
  } satisfies Fields<TaskContent>)
  .meta({ id: 'TaskContent' });

export const taskChange = z
  .object({
    title: title.exactOptional(),
    description: nullableText(descriptionBounds).meta(descriptionExample).exactOptional(),
    completed: z.boolean().exactOptional(),
    dueAt: dueAt.exactOptional(),
    projectId: projectId.exactOptional(),
  } satisfies Fields<TaskContent>)
  .refine(changesSomething, emptyChange)
  .meta({ id: 'TaskChange' });
