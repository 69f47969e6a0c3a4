import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClientFiles } from '../../adapters/http/machine/reader-routes.ts';
import { buildDeclarations, buildScript } from './build-client.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const source = join(root, 'src/client');

/** Where `npm run build` puts them, and where the package has them. */
export const builtClient = join(root, 'dist/client');

/** In a checkout the files are made of the sources when somebody asks for them; the package has them ready. */
export const clientFiles: ClientFiles = existsSync(join(source, 'index.ts'))
  ? {
      script: (entry) => buildScript(source, entry),
      declarations: (entry) => buildDeclarations(source, entry, join(root, 'node_modules/.cache/mainstay')),
    }
  : {
      script: (entry) => readFile(join(builtClient, `${entry}.js`)),
      declarations: (entry) => readFile(join(builtClient, `${entry}.d.ts`)),
    };
