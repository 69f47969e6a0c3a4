import type { Failure } from '../kernel/failure.ts';
import { type Changed, changed, type NotFound, notFound } from '../kernel/resource-failures.ts';

export type FileNotFound = NotFound<'file'>;
export type FileChanged = Changed<'file'>;

/** The task or project that the file belongs to is deleted: the file comes back with it. */
export interface FileTargetDeleted extends Failure {
  readonly kind: 'file.target_deleted';
}

export interface FileTooLarge extends Failure {
  readonly kind: 'file.too_large';
  /** Bytes. */
  readonly limit: number;
}

/** With this file the owner's files would be larger than they may be altogether. */
export interface FileQuotaExceeded extends Failure {
  readonly kind: 'file.quota_exceeded';
  /** Bytes. */
  readonly quota: number;
}

/** Where bytes are kept there is no room for these. */
export interface StorageFull extends Failure {
  readonly kind: 'file.storage_full';
}

/** The upload was silent for so long that it was given up, and what it had reserved with it. */
export interface UploadGivenUp extends Failure {
  readonly kind: 'file.upload_given_up';
}

/** The file is there, and its bytes cannot be had now. */
export interface FileUnreadable extends Failure {
  readonly kind: 'file.unreadable';
  /** Seconds. */
  readonly retryAfter: number;
}

/** The link was never made here, has expired, or its file or owner is gone. */
export interface FileLinkInvalid extends Failure {
  readonly kind: 'file.link_invalid';
}

export const fileNotFound: FileNotFound = notFound('file');
export const fileChanged: FileChanged = changed('file');
export const fileTargetDeleted: FileTargetDeleted = { kind: 'file.target_deleted' };
export const storageFull: StorageFull = { kind: 'file.storage_full' };
export const uploadGivenUp: UploadGivenUp = { kind: 'file.upload_given_up' };
export const fileUnreadable: FileUnreadable = { kind: 'file.unreadable', retryAfter: 5 };
export const fileLinkInvalid: FileLinkInvalid = { kind: 'file.link_invalid' };
