import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Names, renamed } from './names.ts';

interface Edit {
  readonly path: string;
  readonly imports: readonly string[];
  /** What is put in before or after a text, or before the first such text after another. */
  readonly insertions: readonly { readonly before?: string; readonly after?: string; readonly text: string }[];
}

const persistence = '../../../adapters/persistence';
const wiring = 'src/infrastructure/wiring';

/** Where a resource must be known besides its own files. */
export const resourceEdits = (stamp: string): readonly Edit[] => [
  {
    path: 'src/adapters/persistence/mikro-orm/migrations/list.ts',
    imports: [`import { Things } from './${stamp}-%things%.ts';`],
    insertions: [{ before: '\n];', text: `\n  { name: '${stamp}-%things%', class: Things },` }],
  },
  {
    path: 'src/adapters/persistence/tables/tables.ts',
    imports: ["import { thingsTable } from './%things%-table.ts';"],
    insertions: [{ before: '  keptAnswersTable,', text: '  thingsTable,\n' }],
  },
  {
    path: 'src/adapters/http/v1/event-sources.ts',
    imports: ["import { presentThing } from './%things%/views.ts';"],
    insertions: [{ before: "  resourceEvents('file'", text: "  resourceEvents('_thing_', presentThing),\n" }],
  },
  {
    path: 'src/adapters/http/v1/contract.ts',
    imports: [
      "import type { ThingFailure } from '../../../domain/%things%/failures.ts';",
      "import { thingFailures } from './%things%/failures.ts';",
    ],
    insertions: [
      { after: 'export type V1Failure =', before: ';', text: ' | ThingFailure' },
      { after: '...sharedFailures,', text: ' ...thingFailures,' },
    ],
  },
  {
    path: `${wiring}/tokens/tokens.ts`,
    imports: [
      "import type { Things } from '../../../application/%things%/ports.ts';",
      "import type { ThingUseCases } from '../../../application/%things%/use-cases.ts';",
    ],
    insertions: [
      {
        before: 'export const http = {',
        text: `export const things = {
  store: token<Things>('Things'),
  useCases: token<ThingUseCases>('use cases of ~things~'),
};

`,
      },
    ],
  },
  {
    path: `${wiring}/create-container.ts`,
    imports: ["import { thingsModule } from './modules/%things%.ts';"],
    insertions: [{ before: 'projectsModule,', text: 'thingsModule, ' }],
  },
  {
    path: `${wiring}/create-server-container.ts`,
    imports: ["import { thingsServing } from './serving/%things%.ts';"],
    insertions: [{ before: 'projectsServing,', text: 'thingsServing, ' }],
  },
  storeEdit('memory', 'database', '  '),
  storeEdit('mikro', 'storage.database', '    '),
];

function storeEdit(kind: 'memory' | 'mikro', database: string, indent: string): Edit {
  const [folder, made] = kind === 'memory' ? ['memory', 'MemoryThings'] : ['mikro-orm', 'MikroThings'];
  return {
    path: `${wiring}/stores/${kind}-store.ts`,
    imports: [
      `import { ${made} } from '${persistence}/${folder}/%things%/${kind}-%things%.ts';`,
      "import { things } from '../tokens/tokens.ts';",
    ],
    insertions: [
      {
        before: `${indent}provide(projects.store,`,
        text: `${indent}provide(things.store, [${database}], (opened) => new ${made}(opened));\n`,
      },
    ],
  };
}

export function applyEdit(root: string, { path, imports, insertions }: Edit, names: Names): void {
  let text = readFileSync(join(root, path), 'utf8');
  for (const line of imports) text = `${renamed(line, names)}\n${text}`;
  const placeOf = (anchor: string, from: number): number => {
    const at = text.indexOf(anchor, from);
    if (at < 0) throw new Error(`${path} no longer holds what the generator looks for: ${anchor}`);
    return at;
  };
  for (const { before, after, text: inserted } of insertions) {
    const from = after === undefined ? 0 : placeOf(after, 0) + after.length;
    const place = before === undefined ? from : placeOf(before, from);
    text = text.slice(0, place) + renamed(inserted, names) + text.slice(place);
  }
  writeFileSync(join(root, path), text);
}
