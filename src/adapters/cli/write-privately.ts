import { writeFile } from 'node:fs/promises';
import { errAsync, okAsync, ResultAsync } from 'neverthrow';
import type { Failure } from '../../domain/kernel/failure.ts';

export interface FileUnwritable extends Failure {
  readonly kind: 'cli.file_unwritable';
  readonly path: string;
  readonly reason: string;
}

/** A new file for its owner's eyes; answers with its path. Nothing happens without a path. */
export function writePrivately(
  path: string | undefined,
  content: string,
): ResultAsync<string | undefined, FileUnwritable> {
  if (path === undefined) return okAsync(undefined);
  return ResultAsync.fromPromise(writeFile(path, content, { mode: 0o600, flag: 'wx' }), (error) => error)
    .map(() => path)
    .orElse((error) => {
      const reason =
        (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'there is such a file already' : String(error);
      return errAsync({ kind: 'cli.file_unwritable', path, reason } as const);
    });
}
