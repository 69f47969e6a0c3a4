import { about, comments, places } from '../rule.ts';
import { nameOf } from '../syntax.ts';

const leftOut = /^(it|describe|context|specify|this)\.(skip|only)$|^(xit|xdescribe|xcontext|xspecify)$/;

/** In tests the linter refuses both as well, and takes a reason. */
export const noTypeIsSwitchedOff = about('no type of the product is switched off', places, ({ node }, path) => {
  if (!path.startsWith('src/')) return false;
  if (node.type === 'TSAnyKeyword') return 'any';
  return node.type === 'TSNonNullExpression' && 'a non-null mark';
});

export const noTestIsSwitchedOff = about('no test is switched off', places, ({ node }) => {
  const callee = node.type === 'CallExpression' ? nameOf(node['callee']) : '';
  return leftOut.test(callee) && callee;
});

export const noCheckIsSwitchedOff = about('no check is switched off by a comment', comments, ({ node }) => {
  const [suppression] =
    String(node['value']).match(/@ts-(ignore|nocheck|expect-error)|(c8|v8|istanbul) ignore|biome-ignore-all/) ?? [];
  return suppression ?? false;
});
