import { nameOf, type Syntax } from '../architecture/syntax.ts';

export interface Node extends Syntax {
  readonly end: number;
}

/** One small mistake: `replacement` in place of a node, or of one token of it. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

const operators: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '&&': ['||'],
  '||': ['&&'],
};
const results: Readonly<Record<string, string>> = { ok: 'err', err: 'ok', okAsync: 'errAsync', errAsync: 'okAsync' };
const methods: Readonly<Record<string, string>> = { some: 'every', every: 'some', min: 'max', max: 'min' };

/** A condition of these kinds has a token of its own that is changed. */
const decided = ['BinaryExpression', 'LogicalExpression', 'UnaryExpression', 'Literal'];

const all = ({ start, end }: Node, replacement: string): Change => ({ start, end, replacement });

/** Every mistake at this node that is not one at a part of it. */
export const changesAt = (node: Node, parent: Node | undefined, text: string): readonly Change[] => [
  ...changesIn(node, text),
  ...changesFor(node, parent, text),
];

function changesIn(node: Node, text: string): readonly Change[] {
  const part = (name: string) => node[name] as Node;
  const textOf = ({ start, end }: Node) => text.slice(start, end);
  const token = (from: number, old: string, replacement: string): Change => {
    const start = text.indexOf(old, from);
    return { start, end: start + old.length, replacement };
  };
  switch (node.type) {
    case 'BinaryExpression':
      return operatorsAt(String(node['operator'])).map((other) =>
        token(part('left').end, String(node['operator']), other),
      );
    case 'LogicalExpression':
      if (node['operator'] === '??') return [all(node, textOf(part('left'))), all(node, textOf(part('right')))];
      return operatorsAt(String(node['operator'])).map((other) =>
        token(part('left').end, String(node['operator']), other),
      );
    case 'UnaryExpression':
      return node['operator'] === '!' ? [token(node.start, '!', '')] : [];
    case 'Literal':
      return literals(node['value']).map((other) => all(node, other));
    case 'TemplateLiteral':
      return [all(node, "''")];
    case 'ExpressionStatement':
      return isCall(part('expression')) ? [all(node, ';')] : [];
    case 'MemberExpression':
      return node['optional'] === true && node['computed'] !== true ? [token(part('object').end, '?.', '.')] : [];
    case 'CallExpression':
      return methodsAt(part('callee'));
    default:
      return [];
  }
}

/** What is wrong only because of the place where the node stands. */
function changesFor(node: Node, parent: Node | undefined, text: string): readonly Change[] {
  const isTest = parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression';
  if (isTest && parent['test'] === node && !decided.includes(node.type))
    return [all(node, `!(${text.slice(node.start, node.end)})`)];
  const result = parent?.type === 'CallExpression' && parent['callee'] === node ? results[nameOf(node)] : undefined;
  return result === undefined ? [] : [all(node, `neverthrow.${result}`)];
}

const operatorsAt = (operator: string): readonly string[] => operators[operator] ?? [];

function literals(value: unknown): readonly string[] {
  if (typeof value === 'boolean') return [String(!value)];
  if (typeof value === 'number') return [String(value + 1)];
  if (typeof value === 'string') return [value === '' ? "'mutant'" : "''"];
  return [];
}

function methodsAt(callee: Node): readonly Change[] {
  const property = callee['property'] as Node | undefined;
  const method = property && callee['computed'] !== true ? methods[nameOf(property)] : undefined;
  return property && method !== undefined ? [all(property, method)] : [];
}

function isCall(node: Node): boolean {
  if (node.type === 'AwaitExpression' || node.type === 'YieldExpression') return true;
  if (node.type === 'UnaryExpression' && node['operator'] === 'void') return isCall(node['argument'] as Node);
  return node.type === 'CallExpression' && (node['callee'] as Node).type !== 'Super';
}
