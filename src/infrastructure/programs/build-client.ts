import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { builtClient, clientFiles } from '../client-files/client-files.ts';

await mkdir(builtClient, { recursive: true });
for (const entry of ['client', 'sync'] as const) {
  await writeFile(join(builtClient, `${entry}.js`), await clientFiles.script(entry));
  await writeFile(join(builtClient, `${entry}.d.ts`), await clientFiles.declarations(entry));
}
