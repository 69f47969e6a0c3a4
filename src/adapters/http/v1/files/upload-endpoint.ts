import { err, type Result } from 'neverthrow';
import type { FileUseCases } from '../../../../application/files/use-cases.ts';
import type { StoredFile } from '../../../../domain/files/stored-file.ts';
import { invalidInput } from '../../../../domain/kernel/failure.ts';
import { type Answer, type Endpoint, endpoint } from '../../kit/endpoint.ts';
import { success, type V1Failure } from '../contract.ts';
import { itemAnswer } from '../resource/item-answer.ts';
import { openUpload } from './open-upload.ts';
import { uploadQuery } from './requests.ts';
import { fileView, presentFile } from './views.ts';

const nameless = invalidInput({ field: 'name', rule: 'required', constraint: 'required' });

const created = ({ facts }: StoredFile): Answer => ({
  status: 201,
  body: success(presentFile(facts)),
  headers: { Location: `/api/v1/files/${facts.id}` },
  version: facts.version,
});

/** @param idleTimeout milliseconds without a byte, after which an upload is given up */
export const uploadEndpoint = ({ upload }: Pick<FileUseCases, 'upload'>, idleTimeout: number): Endpoint<V1Failure> =>
  endpoint({
    method: 'POST',
    path: '/files',
    name: 'uploadFile',
    summary: 'Upload a file',
    description:
      'The body is the file, of any `Content-Type`; or a form (`multipart/form-data`) with one part `file`. An `Idempotency-Key` stands for name, type, task or project, and content.',
    tag: 'Files',
    access: 'user',
    streams: true,
    query: uploadQuery,
    success: { status: 201, description: 'The file', schema: itemAnswer(fileView), headers: ['Location', 'ETag'] },
    failures: [
      ...['file.type_unusable', 'file.too_large', 'file.quota_exceeded', 'file.storage_full'],
      ...['file.upload_given_up', 'body.silent', 'body.broken_off', 'input.invalid'],
    ] as V1Failure['kind'][],
    handle: async ({ actor, query, incoming, askForBody, once }): Promise<Result<Answer, V1Failure>> => {
      const opened = await openUpload(incoming, idleTimeout, askForBody);
      if (opened.isErr()) return err(opened.error);
      const { contentType, size, bytes } = opened.value;
      const name = query.name ?? opened.value.name;
      if (name === undefined) return err(nameless);
      const description = { name, contentType, taskId: query.taskId ?? null, projectId: query.projectId ?? null };
      return await upload.execute(actor, { description, size, bytes }, ({ sha256 }, keep) =>
        once(JSON.stringify([description, sha256]), async () => (await keep()).map(created)),
      );
    },
  });
