import { about, imports, places } from '../rule.ts';
import { isReference, nameOf } from '../syntax.ts';

const isCore = (path: string) => /^src\/(domain|application)\//.test(path);

export const coreImportsOnlyNeverthrow = about(
  'the core imports neverthrow and no other package',
  imports,
  ({ target }, path) =>
    isCore(path) && !target.startsWith('src/') && target !== 'neverthrow' && `the core imports ${target}`,
);

const surroundings = new Set(
  'process global globalThis console crypto performance fetch Buffer require setTimeout setInterval setImmediate'.split(
    ' ',
  ),
);
const changing = new Set(['Date.now', 'Math.random', 'Promise.reject']);

export const coreIsPure = about(
  'the core throws nothing and has no clock, chance or surroundings',
  places,
  (place, path) => {
    const { node } = place;
    if (!isCore(path)) return false;
    if (node.type === 'ThrowStatement') return 'throws';
    if (node.type === 'Decorator') return 'decorates';
    if (node.type === 'MetaProperty' && nameOf(node['meta']) === 'import') return 'reads import.meta';
    const name = nameOf(node);
    if (changing.has(name) || (surroundings.has(name) && isReference(place))) return `uses ${name}`;
    const readsClock =
      node.type === 'CallExpression' || (node.type === 'NewExpression' && [node['arguments']].flat().length === 0);
    return readsClock && nameOf(node['callee']) === 'Date' && 'reads the clock';
  },
);
