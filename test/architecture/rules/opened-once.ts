import type { Rule } from '../rule.ts';
import { nameOf, type Place } from '../syntax.ts';

const drivers = ['http', 'cli'];
/** Here what a value object says of a text becomes what zod says of it; no use case has run. */
const bridge = 'src/adapters/http/kit/schemas.ts';
const openers = /\.(isOk|isErr|unwrapOr|_unsafeUnwrap|_unsafeUnwrapErr)$/;

/** A Result's `match` takes two arguments, a text's only one. */
function opens({ node }: Place): boolean {
  if (node.type !== 'CallExpression') return false;
  const callee = nameOf(node['callee']);
  return openers.test(callee) || (callee.endsWith('.match') && [node['arguments']].flat().length === 2);
}

export const resultsAreOpenedOnce: Rule = {
  promise: 'a Result is opened in one place per driver',
  findings: (tree) =>
    drivers.flatMap((driver) => {
      const opening = tree
        .filter(({ path }) => path.startsWith(`src/adapters/${driver}/`) && path !== bridge)
        .map(({ path, places }) => ({ path, opened: places.filter(opens) }))
        .filter(({ opened }) => opened.length > 0);
      if (opening.length < 2) return [];
      const finding = `one of ${opening.length} files of ${driver} that open a Result`;
      return opening.flatMap(({ path, opened }) => opened.map(({ line }) => `${path}:${line} ${finding}`));
    }),
};
