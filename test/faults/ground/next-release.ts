import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const checkout = fileURLToPath(new URL('../../../', import.meta.url));
const folder = 'src/adapters/persistence/mikro-orm/migrations';
const name = '29991231000001-next-release';

const migration = `import { Migration } from '@mikro-orm/migrations';

export class NextRelease extends Migration {
  override up(): void {
    this.addSql('alter table tasks add column next_note text null');
    this.addSql('create table next_things (id bigint not null primary key)');
  }

  override down(): void {
    this.addSql('drop table next_things');
    this.addSql('alter table tasks drop column next_note');
  }
}
`;

export interface Release {
  readonly version: string;
  readonly launcher: string;
}

/** This release with another number and one more migration, as the one after it may be. */
export async function nextRelease(place: string): Promise<Release> {
  const version = '99.0.0';
  await cp(join(checkout, 'src'), join(place, 'src'), { recursive: true });
  await symlink(join(checkout, 'node_modules'), join(place, 'node_modules'));
  const manifest = JSON.parse(await readFile(join(checkout, 'package.json'), 'utf8')) as object;
  await writeFile(join(place, 'package.json'), JSON.stringify({ ...manifest, version }));
  await writeFile(join(place, folder, `${name}.ts`), migration);
  const list = join(place, folder, 'list.ts');
  const known = await readFile(list, 'utf8');
  const longer = known.replace(/\n\];/, `\n  { name: '${name}', class: NextRelease },\n];`);
  await writeFile(list, `import { NextRelease } from './${name}.ts';\n${longer}`);
  return { version, launcher: join(place, 'src/infrastructure/programs/launch.js') };
}
