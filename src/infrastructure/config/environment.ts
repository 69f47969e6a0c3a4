import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Environment } from './read-config.ts';

/** The process's environment on top of the `.env` file in the folder, if there is one. */
export function readEnvironment(folder: string, own: Environment): Environment {
  try {
    return { ...parseEnv(readFileSync(join(folder, '.env'), 'utf8')), ...own };
  } catch (error) {
    // A folder of that name is somebody's Python environment.
    if (['ENOENT', 'EISDIR'].includes(String((error as NodeJS.ErrnoException).code))) return own;
    throw error;
  }
}
