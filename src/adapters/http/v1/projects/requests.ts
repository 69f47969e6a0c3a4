import { z } from 'zod';
import { type ProjectFilter, projectSortFields } from '../../../../application/projects/ports.ts';
import {
  descriptionBounds,
  nameBounds,
  type ProjectContent,
  projectStatuses,
} from '../../../../domain/projects/project.ts';
import { samples } from '../../kit/openapi/samples.ts';
import { changesSomething, emptyChange, flag, nullableText, optionalText, text, uuid } from '../../kit/schemas.ts';
import { type Complete, listQuery } from '../resource/list-query.ts';
import type { Fields } from '../resource/resource-routes.ts';
import { projectView } from './views.ts';

export const projectId = uuid.meta({ examples: [samples.projectId] });

const status = z.enum(projectStatuses);
const name = text(nameBounds).meta({ examples: ['Groceries'] });
const descriptionExample = { examples: ['What the kitchen needs'] };

export const projectListQuery = listQuery({
  resource: 'projects',
  sortFields: projectSortFields,
  view: projectView,
  filters: { status: status.exactOptional() },
  filterOf: ({ status, search }): Complete<ProjectFilter> => ({ status, search }),
});

export const projectDeletion = z.object({ cascade: flag });

/** The same in a command, which is JSON. */
export const projectDeletionArgs = z.object({ cascade: z.boolean().default(false) });

/** What is left out takes its default, at creation and at replacement. */
export const projectContent = z
  .object({
    name,
    description: optionalText(descriptionBounds).meta(descriptionExample),
    status: status.default('active'),
  } satisfies Fields<ProjectContent>)
  .meta({ id: 'ProjectContent' });

export const projectChange = z
  .object({
    name: name.exactOptional(),
    description: nullableText(descriptionBounds).meta(descriptionExample).exactOptional(),
    status: status.exactOptional(),
  } satisfies Fields<ProjectContent>)
  .refine(changesSomething, emptyChange)
  .meta({ id: 'ProjectChange' });
