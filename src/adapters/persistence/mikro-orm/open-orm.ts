import { EntityCaseNamingStrategy } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import type { SourceDialect } from './connection/dialect.ts';
import { migrations } from './migrations/list.ts';
import { records } from './records/list.ts';

/** MikroORM finds the running transaction by this name, so that two databases in one process must not share it. */
let opened = 0;

export function openOrm(dbName: string, dialect: () => SourceDialect): Promise<MikroORM> {
  opened += 1;
  return MikroORM.init({
    contextName: `database-${opened}`,
    dbName,
    driverOptions: dialect,
    entities: [...records],
    namingStrategy: EntityCaseNamingStrategy,
    ensureDatabase: false,
    extensions: [Migrator],
    migrations: { migrationsList: migrations, snapshot: false, disableForeignKeys: false, allOrNothing: false },
    logger: () => {},
  });
}
