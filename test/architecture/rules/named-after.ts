import { posix } from 'node:path';
import type { Rule } from '../rule.ts';
import type { Source } from '../sources.ts';
import { nameOf, type Syntax } from '../syntax.ts';

interface Export {
  readonly name: string;
  readonly line: number;
  /** The kind of the declaration; for a constant, of what it holds. */
  readonly kind: string;
}

/** `MikroUnitOfWork` → `mikro`, `unit`, `of`, `work`; `accounts.commands` → `accounts`, `commands`. */
const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
    .split(/[-._]/);

const singular = (word: string): string => word.replace(/(ss|us)$|s$/, '$1');

function exportsOf({ places }: Source): readonly Export[] {
  return places.flatMap((place) => {
    const { node } = place;
    if (node.type !== 'ExportNamedDeclaration') return [];
    const declaration = node['declaration'] as Syntax | null;
    const declared = declaration === null ? node['specifiers'] : (declaration['declarations'] ?? declaration);
    return ([declared].flat() as readonly Syntax[]).map(({ type, id, init }) => {
      const kind = (init as Syntax | null | undefined)?.type ?? type;
      return { name: nameOf(id), line: place.line, kind };
    });
  });
}

/** Words that the folders say need not be said by the file again, and what only joins words says nothing. */
function isNamedAfter(path: string, name: string): boolean {
  const folders = posix.dirname(path).split('/').flatMap(wordsOf).map(singular);
  const joining = ['of', 'from', 'in', 'by', 'for', 'to'];
  const file = wordsOf(posix.basename(path, '.ts').replace(/^\d+-/, ''));
  const words = wordsOf(name);
  if (file.join('-') === words.join('-')) return true;
  const own = (given: readonly string[]) =>
    given
      .map(singular)
      .filter((word) => !folders.includes(word) && !joining.includes(word))
      .join('-');
  return own(file) !== '' && own(file) === own(words);
}

const functions = ['FunctionDeclaration', 'ArrowFunctionExpression'];

/** Nobody should have to search for a class, or for a function that is all that a file gives. */
export const filesBearTheirExportsName: Rule = {
  promise: 'a file is named after the one class, or the one function, that it exports',
  findings: (tree) =>
    tree
      .filter(({ path }) => path.startsWith('src/') && path.endsWith('.ts'))
      .flatMap((source) =>
        searchedFor(source)
          .filter(({ name }) => !isNamedAfter(source.path, name))
          .map(({ name, line }) => `${source.path}:${line} exports ${name}`),
      ),
};

/** A function may stand beside the type that its file is named after; several classes are a family with a name of its own. */
function searchedFor(source: Source): readonly Export[] {
  const all = exportsOf(source);
  const classes = all.filter(({ kind }) => kind === 'ClassDeclaration');
  if (classes.length > 0) return classes.length === 1 ? classes : [];
  const types = all.filter(({ kind }) => kind.startsWith('TS') && kind.endsWith('Declaration'));
  const values = all.filter((each) => !types.includes(each));
  const isOfType = types.some(({ name }) => isNamedAfter(source.path, name));
  return isOfType || values.length !== 1 ? [] : values.filter(({ kind }) => functions.includes(kind));
}
