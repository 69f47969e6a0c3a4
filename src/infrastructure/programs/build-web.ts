import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { builtWeb, webFiles } from '../web-files/web-files.ts';

await rm(builtWeb, { recursive: true, force: true });
await mkdir(builtWeb, { recursive: true });
for (const { name, bytes } of await webFiles()) await writeFile(join(builtWeb, name), bytes);
