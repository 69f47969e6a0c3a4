import type { Failure } from '../kernel/failure.ts';

/** Where bytes are kept there is no room for these. */
export interface StorageFull extends Failure {
  readonly kind: 'file.storage_full';
}

export const storageFull: StorageFull = { kind: 'file.storage_full' };
