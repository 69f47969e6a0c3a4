import type {
  FileChanged,
  FileLinkInvalid,
  FileNotFound,
  FileQuotaExceeded,
  FileTargetDeleted,
  FileTooLarge,
  FileUnreadable,
  StorageFull,
  UploadGivenUp,
} from '../../../../domain/files/failures.ts';
import type { FailureTable } from '../../kit/contract.ts';
import type { BodyBrokenOff, BodySilent } from '../../kit/incoming-bytes.ts';
import { answer } from '../failures.ts';
import type { RangeUnsatisfiable } from './answer-content.ts';
import type { FileTypeUnusable } from './upload.ts';

export type FileFailure =
  | FileNotFound
  | FileChanged
  | FileTargetDeleted
  | FileTooLarge
  | FileQuotaExceeded
  | StorageFull
  | UploadGivenUp
  | FileUnreadable
  | FileLinkInvalid
  | FileTypeUnusable
  | RangeUnsatisfiable
  | BodyBrokenOff
  | BodySilent;

const typeProblems = {
  missing: "The file's Content-Type is missing: name it, application/octet-stream if nothing else fits",
  ill_formed: 'The Content-Type is none',
  encoded: 'The bytes must come as they are, without a Content-Encoding',
} as const satisfies Record<FileTypeUnusable['because'], string>;

/** Broken rules of a request are answered by the table that all routes share. */
export const fileFailures: FailureTable<FileFailure> = {
  'file.not_found': answer(404, 'NOT_FOUND', 'There is no such file'),
  'file.changed': answer(412, 'PRECONDITION_FAILED', 'The file has changed since it was read'),
  'file.target_deleted': answer(409, 'CONFLICT', 'The task or project of the file is deleted: restore that first'),
  'file.too_large': ({ limit }) => answer(413, 'PAYLOAD_TOO_LARGE', `The file is larger than ${limit} bytes`),
  'file.quota_exceeded': ({ quota }) =>
    answer(413, 'QUOTA_EXCEEDED', `With this file all of yours would be larger than ${quota} bytes`),
  'file.storage_full': answer(507, 'INSUFFICIENT_STORAGE', 'There is no room for the file'),
  'file.upload_given_up': answer(503, 'UNAVAILABLE', 'The upload took too long to be put away; try again'),
  'file.unreadable': answer(503, 'UNAVAILABLE', 'The bytes of the file cannot be read now; try again soon'),
  'file.link_invalid': answer(404, 'NOT_FOUND', 'This link does not hold, or no longer'),
  'file.type_unusable': ({ because }) => answer(415, 'UNSUPPORTED_MEDIA_TYPE', typeProblems[because]),
  'file.range_unsatisfiable': ({ size }) => ({
    ...answer(416, 'RANGE_NOT_SATISFIABLE', `The file has ${size} bytes`),
    headers: { 'Content-Range': `bytes */${size}` },
  }),
  'body.broken_off': answer(400, 'VALIDATION_ERROR', 'The body ended before it was whole'),
  'body.silent': {
    ...answer(408, 'REQUEST_TIMEOUT', 'The body stopped coming'),
    headers: { Connection: 'close' },
  },
};
