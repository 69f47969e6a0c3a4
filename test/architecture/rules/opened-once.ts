import type { Rule } from '../rule.ts';
import { nameOf, type Place, type Syntax } from '../syntax.ts';

const drivers = ['http', 'cli'];
const openers = /\.(isOk|isErr|unwrapOr|_unsafeUnwrap|_unsafeUnwrapErr)$/;
const handlers = ['ArrowFunctionExpression', 'FunctionExpression', 'Identifier'];

/** There a schema turns a value object's Result into its own form of refusal; no use case's Result comes by. */
const isSchema = (path: string) => /\/(schemas|requests)\.ts$/.test(path);

/** `if (found.isErr()) return err(found.error);` hands a refusal on and decides nothing. */
function handsOn({ node, parent }: Place): boolean {
  const { type, test, consequent } = parent ?? node;
  const handedOn = (consequent as Syntax | undefined)?.['argument'] as Syntax | undefined;
  return type === 'IfStatement' && test === node && nameOf(handedOn?.['callee']) === 'err';
}

/** A Result's `match` takes two functions, a text's one pattern, a router's two texts. */
function opens({ node }: Place): boolean {
  if (node.type !== 'CallExpression') return false;
  const callee = nameOf(node['callee']);
  const given = [node['arguments']].flat() as Syntax[];
  const matches = callee.endsWith('.match') && given.length === 2;
  return openers.test(callee) || (matches && given.every(({ type }) => handlers.includes(type)));
}

export const resultsAreOpenedOnce: Rule = {
  promise: 'a Result is opened in one place per driver',
  findings: (tree) =>
    drivers.flatMap((driver) => {
      const opening = tree
        .filter(({ path }) => path.startsWith(`src/adapters/${driver}/`) && !isSchema(path))
        .map(({ path, places }) => ({ path, opened: places.filter((place) => opens(place) && !handsOn(place)) }))
        .filter(({ opened }) => opened.length > 0);
      if (opening.length < 2) return [];
      const finding = `one of ${opening.length} files of ${driver} that open a Result`;
      return opening.flatMap(({ path, opened }) => opened.map(({ line }) => `${path}:${line} ${finding}`));
    }),
};
