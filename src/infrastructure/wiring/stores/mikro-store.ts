import { ContainerModule } from 'inversify';
import { sql } from 'kysely';
import { StorageUnavailable } from '../../../adapters/files/storage-unavailable.ts';
import type { Checks } from '../../../adapters/http/machine/readiness.ts';
import { jobsSchema } from '../../../adapters/jobs/pg-boss-job-lists.ts';
import type { ChangeListener } from '../../../adapters/persistence/changes/change-listener.ts';
import { MikroAccountStatuses } from '../../../adapters/persistence/mikro-orm/accounts/mikro-account-statuses.ts';
import { MikroUsers } from '../../../adapters/persistence/mikro-orm/accounts/mikro-users.ts';
import type { Address } from '../../../adapters/persistence/mikro-orm/connection/client-config.ts';
import { onBehalfOf } from '../../../adapters/persistence/mikro-orm/connection/requester.ts';
import type { Database } from '../../../adapters/persistence/mikro-orm/database.ts';
import { MikroFiles } from '../../../adapters/persistence/mikro-orm/files/mikro-files.ts';
import { MikroUploads } from '../../../adapters/persistence/mikro-orm/files/mikro-uploads.ts';
import { MikroIdempotentAnswers } from '../../../adapters/persistence/mikro-orm/idempotency/mikro-idempotent-answers.ts';
import { missingMigrations } from '../../../adapters/persistence/mikro-orm/migrate.ts';
import { MikroDemoStore } from '../../../adapters/persistence/mikro-orm/mikro-demo-store.ts';
import { MikroIdLookup } from '../../../adapters/persistence/mikro-orm/mikro-id-lookup.ts';
import { MikroMaintenance } from '../../../adapters/persistence/mikro-orm/mikro-maintenance.ts';
import { MikroUnitOfWork } from '../../../adapters/persistence/mikro-orm/mikro-unit-of-work.ts';
import { MikroProjects } from '../../../adapters/persistence/mikro-orm/projects/mikro-projects.ts';
import { PostgresSnapshotSource } from '../../../adapters/persistence/mikro-orm/snapshot/postgres-snapshot-source.ts';
import { Statement } from '../../../adapters/persistence/mikro-orm/statement.ts';
import { History } from '../../../adapters/persistence/mikro-orm/sync/history.ts';
import { MikroChanges } from '../../../adapters/persistence/mikro-orm/sync/mikro-changes.ts';
import { MikroDoneCommands } from '../../../adapters/persistence/mikro-orm/sync/mikro-done-commands.ts';
import { MikroTombstones } from '../../../adapters/persistence/mikro-orm/sync/mikro-tombstones.ts';
import { MikroTasks } from '../../../adapters/persistence/mikro-orm/tasks/mikro-tasks.ts';
import { isBeyondItsShare, isUnavailable } from '../../../adapters/persistence/mikro-orm/unavailable.ts';
import { providing, token } from '../binding.ts';
import { fileStorageOf } from '../file-storage.ts';
import { accounts } from '../tokens/account-tokens.ts';
import { backup } from '../tokens/backup-tokens.ts';
import { demo } from '../tokens/demo-tokens.ts';
import { files } from '../tokens/file-tokens.ts';
import { jobs } from '../tokens/job-tokens.ts';
import { owned } from '../tokens/owned-tokens.ts';
import { storage } from '../tokens/storage-tokens.ts';
import { sync } from '../tokens/sync-tokens.ts';
import { http, kernel, projects, tasks } from '../tokens/tokens.ts';
import { provideMikroAccounts } from './mikro-accounts.ts';
import { provideMikroPayments } from './mikro-payments.ts';
import { provideMikroWebhooks } from './mikro-webhooks.ts';

const maintenance = token<MikroMaintenance>('MikroMaintenance');

const one = new Statement((queries, _: object) => queries.selectNoFrom(sql`1`.as('one')), 'reserved');
const jobsVersion = new Statement(
  (queries, _: object) =>
    queries
      .selectFrom(sql<{ version: number }>`${sql.table(`${jobsSchema}.version`)}`.as('jobs'))
      .select('jobs.version'),
  'reserved',
);

const checksOf = (database: Database): Checks => ({
  database: async () => void (await database.run(one, {})),
  migrations: async () => {
    const missing = await missingMigrations(database);
    if (missing.length > 0) throw new Error(`missing migrations: ${missing.join(', ')}`);
  },
  jobs: async () => void (await database.run(jobsVersion, {})),
});

/** Every port of storage on PostgreSQL. The program opens the database and the change listener, and closes them. */
export const mikroStoreModule = (database: Database, changes: ChangeListener, address: Address): ContainerModule =>
  new ContainerModule((options) => {
    const provide = providing(options);
    provide(storage.database, [], () => database);
    provide(storage.changes, [], () => changes);
    provide(storage.address, [], () => address);
    provideMikroAccounts(provide, storage);
    provideMikroPayments(provide, storage);
    provideMikroWebhooks(provide, storage);
    provide(accounts.users, [storage.database], (opened) => new MikroUsers(opened));
    provide(
      accounts.accountStatuses,
      [storage.database, storage.changes],
      (opened, heard) => new MikroAccountStatuses(opened, heard),
    );
    provide(tasks.store, [storage.database], (opened) => new MikroTasks(opened));
    provide(projects.store, [storage.database], (opened) => new MikroProjects(opened));
    provide(
      owned.unitOfWork,
      [storage.database, accounts.users, projects.store, tasks.store, files.files, files.uploads],
      (opened, people, ofProjects, ofTasks, ofFiles, uploads) =>
        new MikroUnitOfWork(opened, {
          ...{ users: people, projects: ofProjects, tasks: ofTasks, uploads },
          ...{ files: ofFiles, attachments: ofFiles },
        }),
    );
    provide(files.files, [storage.database], (opened) => new MikroFiles(opened));
    provide(files.uploads, [storage.database], (opened) => new MikroUploads(opened));
    provide(storage.history, [storage.database, storage.changes], (opened, heard) => {
      const history = new History(opened);
      heard.subscribe('database_starts', { changed: () => history.askAgain(), missed: () => history.askAgain() });
      return history;
    });
    provide(sync.changes, [storage.database, storage.history], (opened, history) => new MikroChanges(opened, history));
    provide(sync.commands, [storage.database], (opened) => new MikroDoneCommands(opened));
    provide(
      sync.unitOfWork,
      [storage.database, sync.commands],
      (opened, commands) => new MikroUnitOfWork(opened, { commands }),
    );
    provide(sync.tombstones, [storage.database], (opened) => new MikroTombstones(opened));
    provide(kernel.idLookup, [storage.database], (opened) => new MikroIdLookup(opened));
    provide(files.storage, [kernel.config], fileStorageOf);
    provide(maintenance, [storage.database], (opened) => new MikroMaintenance(opened));
    provide(jobs.hold, [maintenance], (kept) => kept);
    provide(backup.records, [maintenance], (kept) => kept);
    provide(backup.source, [storage.address], (at) => new PostgresSnapshotSource(at));
    provide(
      http.idempotentAnswers,
      [storage.database, kernel.clock],
      (opened, clock) => new MikroIdempotentAnswers(opened, clock),
    );
    provide(demo.store, [storage.database, accounts.hashes], (opened, hashes) => new MikroDemoStore(opened, hashes));
    provide(kernel.isUnavailable, [], () => (error) => isUnavailable(error) || error instanceof StorageUnavailable);
    provide(kernel.isBeyondItsShare, [], () => isBeyondItsShare);
    provide(kernel.onBehalfOf, [], () => onBehalfOf);
    provide(http.checks, [storage.database], checksOf);
  });
