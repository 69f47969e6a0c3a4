import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { applyEdit } from './edits.ts';
import { camelOf, namesOf, pascalOf, renamed } from './names.ts';

const templates = join(import.meta.dirname, 'templates/use-case');

/** A use case of an existing feature: two new files and two short edits. */
export function newUseCase(root: string, feature: string, useCase: string): readonly string[] {
  const names = namesOf(feature);
  if (!existsSync(join(root, `src/domain/${names.files}/${names.file}.ts`)))
    throw new Error(`There are no ${feature}.`);
  if (!/^[a-z]+-[a-z-]+$/.test(useCase))
    throw new Error(`A use case is named by verb and noun: archive-${names.file}.`);
  const filled = (text: string): string =>
    renamed(
      text
        .replaceAll('{{file}}', useCase)
        .replaceAll('{{Class}}', pascalOf(useCase))
        .replaceAll('{{token}}', camelOf(useCase)),
      names,
    );
  const written = ['src/application/%things%/{{file}}.ts', 'test/application/%things%/{{file}}.spec.ts'].map(
    (given) => {
      const path = filled(given);
      if (existsSync(join(root, path))) throw new Error(`${path} is there already.`);
      mkdirSync(dirname(join(root, path)), { recursive: true });
      const template = path.startsWith('src') ? 'use-case.ts.tmpl' : 'use-case.spec.ts.tmpl';
      writeFileSync(join(root, path), filled(readFileSync(join(templates, template), 'utf8')));
      return path;
    },
  );
  const edits = [
    {
      path: filled('src/application/%things%/use-cases.ts'),
      imports: [filled("import { {{Class}} } from './{{file}}.ts';")],
      insertions: [{ before: '});', text: filled('  {{token}}: new {{Class}}(parts),\n') }],
    },
  ];
  for (const edit of edits) applyEdit(root, edit, names);
  return [...written, ...edits.map(({ path }) => path)];
}
