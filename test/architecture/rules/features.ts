import { posix } from 'node:path';
import type { Rule } from '../rule.ts';

/** Features are the folders of the two inner rings; a folder of that name in an outer ring belongs to that feature. */
export const featuresMeetAtPorts: Rule = {
  promise: "a feature imports itself, the kernel and other features' ports",
  findings: (tree) => {
    const features = new Set(
      tree.flatMap(({ path }) => path.match(/^src\/(?:domain|application)\/([^/]+)\//)?.[1] ?? []),
    );
    features.delete('kernel');
    const featureOf = (path: string) => path.split('/').findLast((folder) => features.has(folder));
    return tree.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => path.startsWith('src/') && target.startsWith('src/'))
        .filter(({ target }) => posix.basename(target) !== 'ports.ts')
        .map(({ target, line }) => ({ line, own: featureOf(path), other: featureOf(target) }))
        .filter(({ own, other }) => own !== undefined && other !== undefined && own !== other)
        .map(({ line, own, other }) => `${path}:${line} ${own} imports ${other}`),
    );
  },
};
