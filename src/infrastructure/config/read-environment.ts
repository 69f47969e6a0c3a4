import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Environment } from './read-config.ts';
import { StartFailure } from './start-failure.ts';

/** The process's environment on top of the `.env` file in the folder, if there is one. */
export function readEnvironment(folder: string, own: Environment): Environment {
  const path = join(folder, '.env');
  const bytes = bytesOf(path);
  return bytes === undefined ? own : { ...parseEnv(textOf(path, bytes)), ...own };
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // A folder of that name is somebody's Python environment.
    if (code === 'ENOENT' || code === 'EISDIR') return undefined;
    throw new StartFailure(`${path} cannot be read: ${message}.`, { cause: error });
  }
}

/** Some editors begin a file with a byte-order mark, which would become part of the first name. */
function textOf(path: string, bytes: Buffer): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw new StartFailure(`${path} is not written in UTF-8; save it in that encoding.`);
}
