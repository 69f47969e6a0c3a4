import type { UploadMark } from '../../../application/files/ports.ts';
import type { Instant } from '../../../domain/kernel/instant.ts';
import { bigint, moment, required, uuid, varchar } from './definition/column.ts';
import { tableOf } from './definition/table.ts';

export interface UploadRow extends UploadMark {
  /** Bytes that it holds room for. */
  readonly reserved: number;
  /** When it last gave a sign of life. */
  readonly movedAt: Instant;
}

export const uploadsTable = tableOf<UploadRow>()({
  name: 'uploads',
  columns: {
    id: required(uuid(), { primary: true }),
    ownerId: required(varchar(255), { references: 'users' }),
    reserved: bigint(),
    movedAt: moment(),
  },
  indexes: [
    { name: 'uploads_of_owner', fields: ['ownerId'] },
    { name: 'uploads_by_movement', fields: ['movedAt'] },
  ],
  personal: {
    owners: ['ownerId'],
    exported: null,
    erased: 'remove',
    because: 'it tells of bytes that are on their way, and becomes a file or goes within the hour',
  },
});
