import { parseSync, visitorKeys } from 'oxc-parser';
import { nameOf } from '../architecture/syntax.ts';
import { type Change, changesAt, type Node } from './changes.ts';

export interface Mutant extends Change {
  readonly path: string;
  readonly line: number;
  /** The statement or expression that is written twice, with the mistake and without it. */
  readonly around: { readonly start: number; readonly end: number; readonly isStatement: boolean };
  /** The changed text before and after. */
  readonly before: string;
  readonly after: string;
}

/** Of these expressions of TypeScript only the value is there at run time; of every other node of it, nothing. */
const typed = ['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression', 'TSInstantiationExpression'];

/** Every mistake that can be made in a file. */
export function mutantsOf(path: string, text: string): readonly Mutant[] {
  const found: Mutant[] = [];
  const visit = (node: Node, ancestors: readonly Node[]): void => {
    const parent = ancestors.at(-1);
    if ((parent && isLabel(node, parent)) || isOfConstantList(node, ancestors)) return;
    for (const change of changesAt(node, parent, text))
      found.push({ ...change, ...described(path, text, change), around: surrounding(node, ancestors) });
    for (const child of children(node)) visit(child, [...ancestors, node]);
  };
  visit(parseSync(path, text).program as unknown as Node, []);
  return found;
}

function children(node: Node): readonly Node[] {
  if (typed.includes(node.type)) return [node['expression'] as Node];
  return (visitorKeys[node.type] ?? [])
    .flatMap((key) => [node[key]].flat() as readonly (Node | null | undefined)[])
    .filter((child): child is Node => child !== null && child !== undefined)
    .filter(({ type }) => !type.startsWith('TS') || typed.includes(type));
}

/** The name of a property, of a module or of a mode is no value. */
function isLabel(node: Node, parent: Node): boolean {
  if (parent['source'] === node || typeof parent['directive'] === 'string') return true;
  return parent['key'] === node && parent['computed'] !== true;
}

/** A text in a list that is `as const` is a part of a type: where it is changed, the compiler notices. */
function isOfConstantList(node: Node, ancestors: readonly Node[]): boolean {
  const [assertion, list] = ancestors.slice(-2);
  if (list?.type !== 'ArrayExpression' || assertion?.type !== 'TSAsExpression') return false;
  const { typeName } = assertion['typeAnnotation'] as Node & { readonly typeName?: Node };
  return typeof node['value'] === 'string' && typeName !== undefined && nameOf(typeName) === 'const';
}

/** A link of a chain with `?.` can't be taken out of it. */
function surrounding(node: Node, ancestors: readonly Node[]): Mutant['around'] {
  let link = node;
  for (const ancestor of ancestors.toReversed()) {
    if (![ancestor['object'], ancestor['callee'], ancestor['expression']].includes(link)) break;
    if (!/^(Member|Call|TSNonNull|Chain)Expression$/.test(ancestor.type)) break;
    link = ancestor;
  }
  const { start, end } = link.type === 'ChainExpression' ? link : node;
  return { start, end, isStatement: node.type === 'ExpressionStatement' };
}

function described(path: string, text: string, { start, end, replacement }: Change) {
  const line = text.slice(0, start).split('\n').length;
  const short = (part: string) => part.replace(/\s+/g, ' ').trim();
  return { path, line, before: short(text.slice(start, end)), after: short(replacement) };
}
