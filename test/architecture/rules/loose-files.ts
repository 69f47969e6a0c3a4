import { posix } from 'node:path';
import type { Rule } from '../rule.ts';

/** `metrics.ts` beside `metrics/`: where does the next file about metrics go? `metrics.spec.ts` counts too. */
export const filesLieInTheirFolder: Rule = {
  promise: 'no file lies beside the folder of its name',
  findings: (tree) => {
    const folders = new Set(tree.flatMap(({ path }) => foldersAbove(path)));
    return tree
      .map(({ path }) => ({ path, name: posix.basename(path).split('.')[0] ?? '' }))
      .filter(({ path, name }) => name !== '' && folders.has(posix.join(posix.dirname(path), name)))
      .map(({ path, name }) => `${path}:1 beside ${name}`);
  },
};

function foldersAbove(path: string): readonly string[] {
  const folder = posix.dirname(path);
  return folder === '.' ? [] : [folder, ...foldersAbove(folder)];
}
