import type { FileMaintenance } from '../../../adapters/cli/files.commands.ts';
import type { PublicOrigin } from '../../../adapters/http/kit/public-origin.ts';
import type { PersonalRecords } from '../../../application/accounts/profile/ports.ts';
import type { FileStorage, Files, LinkSignatures, Uploads } from '../../../application/files/ports.ts';
import type { RemoveBytesLater } from '../../../application/files/remove-bytes-later.ts';
import type { SweepFiles } from '../../../application/files/sweep-files.ts';
import type { FileUseCases } from '../../../application/files/use-cases.ts';
import { token } from '../binding.ts';

export const files = {
  files: token<Files>('Files'),
  maintenance: token<FileMaintenance>('use cases of files for operators'),
  publicOrigin: token<PublicOrigin>('PublicOrigin'),
  removeBytes: token<RemoveBytesLater>('RemoveBytesLater'),
  signatures: token<LinkSignatures>('LinkSignatures'),
  storage: token<FileStorage>('FileStorage'),
  sweep: token<SweepFiles>('SweepFiles'),
  uploads: token<Uploads>('Uploads'),
  /** What is kept about people, with the bytes of their files. */
  withBytes: token<(records: PersonalRecords) => PersonalRecords>('withFileBytes'),
  useCases: token<FileUseCases>('use cases of files'),
};
