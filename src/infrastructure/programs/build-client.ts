import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { builtClient, clientFiles } from '../client-files/client-files.ts';

await mkdir(builtClient, { recursive: true });
await writeFile(join(builtClient, 'client.js'), await clientFiles.script());
await writeFile(join(builtClient, 'client.d.ts'), await clientFiles.declarations());
