import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The modules that the client consists of; they share nothing at run time. */
export const clientEntries = { client: 'index.ts', sync: 'sync/index.ts' } as const;
export type ClientEntry = keyof typeof clientEntries;

/** One ES module of an entry's sources, for browsers and Node alike. Needs what `npm ci` brings for development. */
export async function buildScript(source: string, entry: ClientEntry): Promise<Buffer> {
  const { build } = await import('esbuild');
  const options = { bundle: true, format: 'esm', target: 'es2022', minifySyntax: true, write: false } as const;
  const { outputFiles } = await build({ ...options, entryPoints: [join(source, clientEntries[entry])] });
  const [file] = outputFiles;
  if (file === undefined) throw new Error('nothing was built');
  return Buffer.from(file.contents);
}

/** Its types in one file. That takes seconds, so that it is kept among the caches until a source changes. */
export async function buildDeclarations(source: string, entry: ClientEntry, caches: string): Promise<Buffer> {
  const kept = join(caches, `${entry}-${await fingerprintOf(source)}.d.ts`);
  return await readFile(kept).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    await mkdir(caches, { recursive: true });
    const unfinished = `${kept}.${process.pid}`;
    await writeDeclarations(source, entry, unfinished);
    await rename(unfinished, kept);
    return await readFile(kept);
  });
}

async function writeDeclarations(source: string, entry: ClientEntry, file: string): Promise<void> {
  const generator = createRequire(import.meta.url).resolve('dts-bundle-generator/package.json');
  const program = join(dirname(generator), 'dist/bin/dts-bundle-generator.js');
  const flags = ['--no-check', '--silent', '--no-banner', '--export-referenced-types=false'];
  const project = ['--project', join(source, 'tsconfig.json')];
  await run(process.execPath, [program, ...flags, ...project, '--out-file', file, join(source, clientEntries[entry])]);
  await writeFile(file, withoutLastExport(await readFile(file, 'utf8')));
}

/** The generator ends a module that exports by name with an export of nothing. */
const withoutLastExport = (text: string): string => `${text.replace(/\s*export \{\};\s*$/, '')}\n`;

async function fingerprintOf(folder: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(ts|json)$/.test(name)).sort();
  const hash = createHash('sha256');
  for (const name of names) hash.update(name).update(await readFile(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}
