import type { FileUseCases } from '../../../../application/files/use-cases.ts';
import { samples } from '../../kit/openapi/samples.ts';
import type { PublicOrigin } from '../../kit/public-origin.ts';
import { uuid } from '../../kit/schemas.ts';
import { shownKind } from '../resource/shown-kind.ts';
import { storedEndpoints } from '../resource/stored-endpoints.ts';
import type { V1Resource } from '../resource/v1-resource.ts';
import { contentEndpoints } from './content-endpoints.ts';
import { fileDeletion, fileListQuery } from './requests.ts';
import { uploadEndpoint } from './upload-endpoint.ts';
import { fileView, presentFile } from './views.ts';

interface Surroundings {
  readonly originOf: PublicOrigin;
  /** Milliseconds without a byte, after which an upload is given up. */
  readonly idleTimeout: number;
}

export function fileResource(files: FileUseCases, { originOf, idleTimeout }: Surroundings): V1Resource {
  const { list, show, remove, restore } = storedEndpoints({
    name: 'file',
    plural: 'files',
    id: uuid.meta({ examples: [samples.fileId] }),
    list: fileListQuery,
    view: fileView,
    present: presentFile,
    useCases: files,
    detail: { description: "The `ETag` is the file's version; that of its bytes comes with them." },
    deletion: {
      query: fileDeletion,
      description: 'Until it is purged it counts for the quota. With `permanent=true` it is gone at once and for ever.',
      failures: [],
    },
    restoration: {
      description: 'Not while its task or project is deleted: it comes back with that.',
      failures: ['file.target_deleted'],
    },
  });
  return {
    kind: shownKind({ plural: 'files', view: fileView, present: presentFile }),
    endpoints: [list, uploadEndpoint(files, idleTimeout), show, ...contentEndpoints(files, originOf), remove, restore],
    commands: [],
  };
}
