import { references } from './core-holes.ts';
import type { Field } from './fields.ts';
import { camelOf, capitalized } from './names.ts';
import type { Target } from './targets.ts';

const lines = (texts: readonly string[], indent: string): string => texts.join(`\n${indent}`);

/** What the use cases and their wiring hold of what the fields refer to. */
export function referenceHoles(fields: readonly Field[]): Readonly<Record<string, string>> {
  const all = references(fields);
  const targets = [...new Map(all.map(({ target }) => [target.plural, target])).values()];
  const storeOf = ({ plural }: Target) => camelOf(plural);
  const typeOf = (target: Target) => capitalized(storeOf(target));
  const hasSome = all.length > 0;
  return {
    partImports: lines(
      targets.map((target) => `import type { ${typeOf(target)} } from '../${target.plural}/ports.ts';`),
      '',
    ),
    partFields: hasSome
      ? lines(
          [
            ...targets.map((target) => `readonly ${storeOf(target)}: Pick<${typeOf(target)}, 'holdLive'>;`),
            'readonly unitOfWork: UnitOfWork<unknown>;',
          ],
          '  ',
        )
      : '',
    referenceStores: targets.map(storeOf).join(', '),
    referenceNames: all.map(({ name }) => name).join(', '),
    referenceLines: lines(
      all.map(({ name, target }) => {
        const said = target.kind.replaceAll('_', ' ');
        return `{ field: '${name}', name: '${said}', id: ${name}, store: ${storeOf(target)} },`;
      }),
      '  ',
    ),
    reviseImport: hasSome ? "import { ReviseThing } from './revise-%thing%.ts';" : '',
    reviseLine: hasSome ? 'revise: new ReviseThing(parts),' : '',
    wiredTokens: hasSome
      ? [...targets.map((target) => `${storeOf(target)}.store`), 'owned.unitOfWork'].map((one) => `${one}, `).join('')
      : '',
    wiredParts: hasSome
      ? [...targets.map((target) => `of${typeOf(target)}`), 'unitOfWork'].map((one) => `${one}, `).join('')
      : '',
    wiredFields: hasSome
      ? [...targets.map((target) => `${storeOf(target)}: of${typeOf(target)}`), 'unitOfWork']
          .map((one) => `${one}, `)
          .join('')
      : '',
    wiredImports: hasSome
      ? `import { owned } from '../tokens/owned-tokens.ts';\nimport { ${targets.map(storeOf).join(', ')} } from '../tokens/tokens.ts';`
      : '',
  };
}
