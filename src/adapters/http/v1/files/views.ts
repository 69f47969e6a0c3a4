import { z } from 'zod';
import type { FileView } from '../../../../application/files/ports.ts';
import { samples } from '../../kit/openapi/samples.ts';
import { instant } from '../../kit/schemas.ts';
import type { ViewFields } from '../resource/resource-routes.ts';

export const fileView = z
  .object({
    id: z.uuid(),
    name: z.string().meta({ examples: ['list.txt'] }),
    size: z.int().meta({ examples: [samples.text.length] }),
    contentType: z.string().meta({ examples: ['text/plain'] }),
    sha256: z.string().meta({ examples: [samples.textDigest] }),
    taskId: z
      .int()
      .nullable()
      .meta({ examples: [null] }),
    projectId: z
      .uuid()
      .nullable()
      .meta({ examples: [null] }),
    createdAt: instant,
    updatedAt: instant,
  } satisfies ViewFields<FileView>)
  .meta({ id: 'File' });

const link = `https://api.example.com/api/v1/files/${samples.fileId}/linked?expires=${encodeURIComponent(samples.linkExpires)}&signature=${samples.linkSignature}`;

export const linkView = z
  .object({ url: z.url().meta({ examples: [link] }), expiresAt: instant })
  .meta({ id: 'FileLink' });

export const presentFile = ({
  id,
  name,
  size,
  contentType,
  sha256,
  taskId,
  projectId,
  createdAt,
  updatedAt,
}: FileView) =>
  ({ id, name, size, contentType, sha256, taskId, projectId, createdAt, updatedAt }) satisfies z.infer<typeof fileView>;
