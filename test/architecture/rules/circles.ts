import type { Rule } from '../rule.ts';
import type { Source } from '../sources.ts';

/** Two files that import each other are one file cut in two; a longer circle is one that nobody has noticed. */
export const importsMakeNoCircle: Rule = {
  promise: 'no two files import each other, not even by way of others or for their types alone',
  findings: (tree) => {
    const reached = reachedFrom(tree);
    return tree.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => reached(target).has(path))
        .map(({ target, line }) => `${path}:${line} in a circle with ${target}`),
    );
  },
};

/** What a file imports, what that imports, and so on. */
function reachedFrom(tree: readonly Source[]): (path: string) => ReadonlySet<string> {
  const imported = new Map(tree.map(({ path, imports }) => [path, imports.map(({ target }) => target)]));
  const known = new Map<string, Set<string>>();
  return (path) => {
    const found = known.get(path) ?? new Set([path]);
    if (!known.has(path)) for (const file of found) for (const target of imported.get(file) ?? []) found.add(target);
    known.set(path, found);
    return found;
  };
}
