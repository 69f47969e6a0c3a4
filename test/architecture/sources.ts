import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type Place, parse, type Syntax } from './syntax.ts';

export interface Source {
  /** From the root of the tree, with slashes: `src/domain/tasks/task.ts`. */
  readonly path: string;
  readonly lines: readonly { readonly text: string; readonly line: number }[];
  readonly places: readonly Place[];
  readonly comments: readonly Place[];
  /** The target is a package's specifier as written, or the imported file's path from the root of the tree. */
  readonly imports: readonly { readonly target: string; readonly line: number }[];
}

const madeByTools = ['.git', 'node_modules', 'dist', 'coverage', 'data', '.env'];

/** Every text file below the folder, but what tools put there and what is wrong on purpose. */
export function sourcesBelow(root: string): readonly Source[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => !madeByTools.includes(entry.name))
    .flatMap((entry) => (entry.isFile() ? entry.name : filesBelow(root, entry.name)))
    .filter((path) => !path.startsWith('test/architecture/violations/') && !path.includes('/node_modules/'))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
    .filter(({ text }) => !text.includes('\0'))
    .map(({ path, text }) => read(path, text));
}

const filesBelow = (root: string, folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    );

function read(path: string, text: string): Source {
  const lines = text.split('\n').map((line, index) => ({ text: line, line: index + 1 }));
  const { places, comments } = /\.tsx?$/.test(path) ? parse(path, text) : { places: [], comments: [] };
  const imports = places.flatMap((place) => {
    const specifier = (place.node['source'] as Syntax | null | undefined)?.['value'];
    if (typeof specifier !== 'string') return [];
    return [{ target: specifier.startsWith('.') ? posix.join(path, '..', specifier) : specifier, line: place.line }];
  });
  return { path, lines, places, comments, imports };
}
