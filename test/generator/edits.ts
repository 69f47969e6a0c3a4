import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Names, renamed } from './names.ts';

interface Edit {
  readonly path: string;
  readonly imports: readonly string[];
  /** What is put in before or after a text, or before the first such text after another. */
  readonly insertions: readonly { readonly before?: string; readonly after?: string; readonly text: string }[];
}

const application = '../application/%things%';
const useCases = [
  'add-%thing%',
  'delete-%thing%',
  'list-%things%',
  'restore-%thing%',
  'revise-%thing%',
  'show-%thing%',
  'walk-%things%',
];
const classOf = (file: string): string => {
  const [verb = '', noun] = file.split('-%');
  return `${verb.charAt(0).toUpperCase()}${verb.slice(1)}${noun === 'things%' ? 'Things' : 'Thing'}`;
};

const persistence = '../../adapters/persistence';

/** Where a resource must be known besides its own files. */
export const resourceEdits = (stamp: string): readonly Edit[] => [
  {
    path: 'src/adapters/persistence/mikro-orm/migrations/list.ts',
    imports: [`import { Things } from './${stamp}-%things%.ts';`],
    insertions: [{ before: '\n];', text: `\n  { name: '${stamp}-%things%', class: Things },` }],
  },
  {
    path: 'src/adapters/persistence/mikro-orm/records/list.ts',
    imports: ["import { ThingRecord } from './%thing%.ts';"],
    insertions: [{ before: '  KeptAnswerRecord,', text: '  ThingRecord,\n' }],
  },
  {
    path: 'src/adapters/persistence/mikro-orm/accounts/personal-map.ts',
    imports: [],
    insertions: [
      {
        after: 'personalTables: readonly PersonalTable[] = [',
        text: `
  {
    table: '_things_',
    owners: ['owner_id'],
    exported: { as: 'things', without: ['owner_id', 'version'] },
    erased: 'remove',
  },`,
      },
    ],
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
    path: 'src/infrastructure/wiring/tokens/tokens.ts',
    imports: [
      `import type { Things } from '${application}/ports.ts';`,
      ...useCases.map((file) => `import type { ${classOf(file)} } from '${application}/${file}.ts';`),
    ],
    insertions: [
      {
        before: 'export const http = {',
        text: `export const things = {
  add: token<AddThing>('AddThing'),
  list: token<ListThings>('ListThings'),
  remove: token<DeleteThing>('DeleteThing'),
  restore: token<RestoreThing>('RestoreThing'),
  revise: token<ReviseThing>('ReviseThing'),
  show: token<ShowThing>('ShowThing'),
  things: token<Things>('Things'),
  walk: token<WalkThings>('WalkThings'),
};

`,
      },
    ],
  },
  {
    path: 'src/infrastructure/wiring/create-container.ts',
    imports: ["import { thingsModule } from './modules/%things%.ts';"],
    insertions: [{ before: 'projectsModule,', text: 'thingsModule, ' }],
  },
  {
    path: 'src/infrastructure/wiring/stores/memory-store.ts',
    imports: [
      `import { MemoryThings } from '${persistence}/memory/memory-%things%.ts';`,
      "import { things } from '../tokens.ts';",
    ],
    insertions: [
      {
        before: '  provide(projects.store,',
        text: '  provide(things.things, [database], (stored) => new MemoryThings(stored));\n',
      },
    ],
  },
  {
    path: 'src/infrastructure/wiring/stores/mikro-store.ts',
    imports: [
      `import { MikroThings } from '${persistence}/mikro-orm/%things%/mikro-%things%.ts';`,
      "import { things } from '../tokens.ts';",
    ],
    insertions: [
      {
        before: '    provide(projects.store,',
        text: '    provide(things.things, [storage.database], (opened) => new MikroThings(opened));\n',
      },
    ],
  },
];

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
