import { Database } from '../../adapters/persistence/mikro-orm/database.ts';
import { migrateUp, migrationStatus } from '../../adapters/persistence/mikro-orm/migrate.ts';
import { openLogger } from '../logger.ts';
import { reachDatabase } from '../reach-database.ts';
import { settled } from './settled.ts';

export async function migrate(up: boolean, print: (text: string) => unknown): Promise<number> {
  const config = settled();
  const database = await reachDatabase(config, await openLogger('error'));
  try {
    if (up) {
      const applied = await migrateUp(database.address);
      print(applied.length === 0 ? 'Nothing to do.\n' : `${applied.map((name) => `applied  ${name}`).join('\n')}\n`);
    } else {
      const opened = await Database.open({ connection: database.address, poolSize: 1 });
      const status = await migrationStatus(opened).finally(() => opened.close());
      for (const { name, applied } of status) print(`${applied ? 'applied' : 'pending'}  ${name}\n`);
    }
    return 0;
  } finally {
    await database.leave();
  }
}
