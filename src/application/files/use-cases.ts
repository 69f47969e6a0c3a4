import type { Clock } from '../kernel/clock.ts';
import { ShowResource } from '../kernel/resource/show-resource.ts';
import { DeleteFile } from './delete-file.ts';
import { FollowFileLink } from './follow-file-link.ts';
import { MakeFileLink } from './make-file-link.ts';
import { OpenFile } from './open-file.ts';
import type { FileOwners, Files, LinkSignatures } from './ports.ts';
import { RestoreFile } from './restore-file.ts';
import { UploadFile, type UploadFileParts } from './upload-file.ts';

export interface FileParts extends UploadFileParts {
  readonly files: Files;
  readonly signatures: LinkSignatures;
  readonly owners: FileOwners;
  readonly clock: Clock;
}

export type FileUseCases = ReturnType<typeof fileUseCases>;

export const fileUseCases = (parts: FileParts) => {
  const { files, storage, signatures, clock } = parts;
  return {
    lists: files,
    upload: new UploadFile(parts),
    show: new ShowResource('file', files),
    open: new OpenFile(files, storage),
    remove: new DeleteFile(files, storage, clock),
    restore: new RestoreFile(parts.unitOfWork, clock),
    makeLink: new MakeFileLink(files, signatures, clock),
    followLink: new FollowFileLink(parts),
  };
};
