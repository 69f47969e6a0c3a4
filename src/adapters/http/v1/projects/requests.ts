import { z } from 'zod';
import { descriptionBounds, nameBounds, projectStatuses } from '../../../../domain/projects/project.ts';
import { samples } from '../../kit/openapi/samples.ts';
import {
  changesSomething,
  emptyChange,
  flag,
  isUuid,
  nullableText,
  optionalText,
  text,
  uuid,
} from '../../kit/schemas.ts';
import { isInstant, isWord } from '../resource/cursor.ts';
import { listQuery } from '../resource/list-query.ts';

export const projectPath = z.object({ id: uuid.meta({ examples: [samples.projectId] }) });

const status = z.enum(projectStatuses);
const name = text(nameBounds).meta({ examples: ['Groceries'] });
const descriptionExample = { examples: ['What the kitchen needs'] };

export const projectListQuery = listQuery({
  resource: 'projects',
  fields: { createdAt: isInstant, updatedAt: isInstant, name: isWord, status: isWord },
  isId: (id) => typeof id === 'string' && isUuid(id),
  filters: { status: status.exactOptional() },
});

export const projectDeletion = z.object({ cascade: flag });

/** What is left out takes its default, at creation and at replacement. */
export const wholeProject = z
  .object({
    name,
    description: optionalText(descriptionBounds).meta(descriptionExample),
    status: status.default('active'),
  })
  .meta({ id: 'ProjectContent' });

export const projectChange = z
  .object({
    name: name.exactOptional(),
    description: nullableText(descriptionBounds).meta(descriptionExample).exactOptional(),
    status: status.exactOptional(),
  })
  .refine(changesSomething, emptyChange)
  .meta({ id: 'ProjectChange' });
