import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuiltFile, buildWeb } from './build-web.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const source = join(root, 'src/adapters/web');

/** Where `npm run build` puts them, and where the package has them. */
export const builtWeb = join(root, 'dist/web');

/** In a checkout the files are made of the sources when somebody asks for them; the package has them ready. */
export const webFiles: () => Promise<readonly BuiltFile[]> = existsSync(join(source, 'main.tsx'))
  ? () => buildWeb(source)
  : async () => {
      const names = await readdir(builtWeb);
      return await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(builtWeb, name)) })));
    };
