import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { clientFiles } from '../../src/infrastructure/client-files/client-files.ts';

/** The files that a quick start tells its reader to save, by their paths: each stands in a block that names it. */
export function filesOf(document: string): ReadonlyMap<string, string> {
  const text = readFileSync(document, 'utf8');
  const blocks = text.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms);
  return new Map([...blocks].map(([, path = '', code = '']) => [path, code]));
}

const modules = 'node_modules';

/** The files of a quick start for Next.js, saved as it says, with the client beside them. */
export async function savedApp(document: string): Promise<string> {
  const caches = join(modules, '.cache');
  await mkdir(caches, { recursive: true });
  const folder = await mkdtemp(join(caches, 'quick-start-'));
  const files = [...filesOf(document), ['lib/mainstay.js', String(await clientFiles.script('client'))]] as const;
  for (const [path, code] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), code);
  }
  return folder;
}

/** What its page is in a browser. Preact stands in for React, which Next.js would bring. */
export async function pageScript(folder: string, environment: Readonly<Record<string, string>>): Promise<string> {
  const contents = `import { createElement, render } from 'preact/compat'; import Page from './app/page';
render(createElement(Page, {}), document.body);`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder, loader: 'tsx' },
    ...{ bundle: true, format: 'esm', platform: 'browser', write: false },
    ...{ jsx: 'automatic', jsxImportSource: 'preact', nodePaths: [modules] },
    alias: { react: 'preact/compat' },
    define: definitions(environment),
  });
  return outputFiles[0]?.text ?? '';
}

/** A module of its server's, for Node. */
export async function serverModule<Exports>(
  folder: string,
  path: string,
  environment: Readonly<Record<string, string>>,
): Promise<Exports> {
  const outfile = join(folder, 'server.mjs');
  await build({
    entryPoints: [join(folder, path)],
    ...{ outfile, bundle: true, format: 'esm', platform: 'node', packages: 'external' },
    define: definitions(environment),
  });
  return await import(join(process.cwd(), outfile));
}

const definitions = (environment: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [`process.env.${name}`, JSON.stringify(value)]),
  );
