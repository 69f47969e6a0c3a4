import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const listIn = (folder: string): string => join(folder, 'loaded.json');

/** The environment of a program whose loaded files are to be known at its end. */
export const recordLoaded = (folder: string): NodeJS.ProcessEnv => ({
  LOADED_FILES: listIn(folder),
  NODE_OPTIONS: `--import ${new URL('recording-loader.ts', import.meta.url).href}`,
});

export const loadedFiles = async (folder: string): Promise<readonly string[]> =>
  JSON.parse(await readFile(listIn(folder), 'utf8')) as readonly string[];

/** Whether it came from its own files or from a bundle of several packages. */
export const packagesOf = (files: readonly string[]): ReadonlySet<string> =>
  new Set(
    files.flatMap((file) => {
      const [, bundled] = /\/packages-[^/]+\/([\w-]+)\.js$/.exec(file) ?? [];
      if (bundled !== undefined) return bundled.replace(/^mikro-orm-/, '@mikro-orm/');
      return /.*\/node_modules\/((?:@[^/]+\/)?[^/.][^/]*)/.exec(file)?.[1] ?? [];
    }),
  );
