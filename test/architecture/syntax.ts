import { parseSync, visitorKeys } from 'oxc-parser';

/** A node of the syntax tree in ESTree's form. */
export interface Syntax {
  readonly type: string;
  readonly start: number;
  readonly [property: string]: unknown;
}

export interface Place {
  readonly node: Syntax;
  readonly parent: Syntax | undefined;
  readonly line: number;
}

export function parse(
  path: string,
  text: string,
): { readonly places: readonly Place[]; readonly comments: readonly Place[] } {
  const placed = (node: Syntax, parent?: Syntax): Place => ({
    node,
    parent,
    get line() {
      return text.slice(0, node.start).split('\n').length;
    },
  });
  function* within(node: Syntax, parent?: Syntax): Generator<Place> {
    yield placed(node, parent);
    for (const key of visitorKeys[node.type] ?? [])
      for (const child of [node[key]].flat()) if (child) yield* within(child as Syntax, node);
  }
  const { program, comments } = parseSync(path, text);
  return { places: [...within({ ...program })], comments: comments.map((comment) => placed({ ...comment })) };
}

/** `Date.now` for that expression, `.match` where what stands before the dot is not a name, `crypto` for a mere name. */
export function nameOf(node: unknown): string {
  const { type, name, object, property, computed } = (node ?? {}) as Syntax;
  if (type === 'Identifier') return String(name);
  if (type === 'ThisExpression') return 'this';
  return type === 'MemberExpression' && computed !== true ? `${nameOf(object)}.${nameOf(property)}` : '';
}

/** Whether a name stands for a value, and is not merely the label of a property, a member or a type. */
export function isReference({ node, parent }: Place): boolean {
  if (node.type !== 'Identifier' || parent === undefined || parent.type.startsWith('TS')) return false;
  if (parent['computed'] === true) return true;
  return parent['property'] !== node && (parent['key'] !== node || parent['shorthand'] === true);
}
