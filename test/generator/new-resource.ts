import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { coreHoles, references } from './core-holes.ts';
import { applyEdit, resourceEdits } from './edits.ts';
import { parseFields } from './fields.ts';
import { httpHoles } from './http-holes.ts';
import { type Names, renamed } from './names.ts';
import { referenceHoles } from './reference-holes.ts';
import { storeHoles } from './store-holes.ts';
import { targetOf } from './targets.ts';

const templates = join(import.meta.dirname, 'templates');

/** Later than every migration there is. */
function nextStamp(root: string): string {
  const folder = join(root, 'src/adapters/persistence/mikro-orm/migrations');
  const last = readdirSync(folder)
    .flatMap((name) => /^(\d{14})-/.exec(name)?.[1] ?? [])
    .sort()
    .at(-1);
  const now = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  return last === undefined || now > last ? now : String(BigInt(last) + 1n);
}

/** What refers to others has files of its own, some in place of the plain ones. */
function templatesFor(refers: boolean): readonly string[] {
  const all = readdirSync(templates, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.tmpl') && !path.startsWith('use-case'),
  );
  const referring = (path: string) => path.replace('.ts.tmpl', '.referring.ts.tmpl');
  return all.filter((path) => (refers ? !all.includes(referring(path)) : !path.includes('.referring.')));
}

/** Writes all of a resource; says which files it wrote and which it changed. */
export function newResource(root: string, names: Names, fieldsText: string): readonly string[] {
  if (existsSync(join(root, 'src/domain', names.files))) throw new Error(`There are ${names.files} already.`);
  const fields = parseFields(fieldsText, (plural) => targetOf(root, plural));
  const stamp = nextStamp(root);
  const holes: Readonly<Record<string, string>> = {
    ...coreHoles(fields),
    ...referenceHoles(fields),
    ...storeHoles(fields),
    ...httpHoles(fields),
  };
  const filled = (text: string): string =>
    text.replace(/\{\{(\w+)\}\}/g, (_, hole: string) => {
      const content = holes[hole];
      if (content === undefined) throw new Error(`Nothing fills ${hole}.`);
      return content;
    });
  const written = templatesFor(references(fields).length > 0).map((template) => {
    const path = renamed(
      template
        .replace('%stamp%', stamp)
        .replace('.referring', '')
        .replace(/\.tmpl$/, ''),
      names,
    );
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), renamed(filled(readFileSync(join(templates, template), 'utf8')), names));
    return path;
  });
  const edits = resourceEdits(stamp);
  for (const edit of edits) applyEdit(root, edit, names);
  return [...written, ...edits.map(({ path }) => path)];
}
