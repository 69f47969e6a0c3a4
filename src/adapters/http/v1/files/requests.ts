import { z } from 'zod';
import { type FileFilter, fileSortFields } from '../../../../application/files/ports.ts';
import { samples } from '../../kit/openapi/samples.ts';
import { flag, integerId, uuid } from '../../kit/schemas.ts';
import { type Complete, listQuery } from '../resource/list-query.ts';
import { fileView } from './views.ts';

export const fileListQuery = listQuery({
  resource: 'files',
  sortFields: fileSortFields,
  view: fileView,
  filters: { taskId: integerId.exactOptional(), projectId: uuid.exactOptional() },
  filterOf: ({ taskId, projectId, search }): Complete<FileFilter> => ({ taskId, projectId, search }),
});

export const filePath = z.object({ id: uuid.meta({ examples: [samples.fileId] }) });

const target = { taskId: integerId.exactOptional(), projectId: uuid.exactOptional() };

export const uploadQuery = z.object({
  name: z
    .string()
    .exactOptional()
    .meta({ minLength: 1, maxLength: 255, examples: ['list.txt'], description: 'A form may say it as well' }),
  ...target,
});

export const contentQuery = z.object({
  inline: flag.meta({ type: 'boolean', default: false, description: 'Show an image rather than save it' }),
});

export const fileDeletion = z.object({ permanent: flag });

export const linkWish = z
  .object({ expiresIn: z.int().min(1).max(86_400).default(300), inline: z.boolean().default(false) })
  .meta({ id: 'FileLinkWish' });

/** What a link carries beside the file's id. */
export const linkQuery = z.object({
  expires: z.string().meta({ format: 'date-time', examples: [samples.linkExpires] }),
  inline: flag,
  signature: z.string().meta({ examples: [samples.linkSignature] }),
});
