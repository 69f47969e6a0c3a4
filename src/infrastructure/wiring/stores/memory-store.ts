import { ContainerModule } from 'inversify';
import { MemoryFileStorage } from '../../../adapters/files/memory-file-storage.ts';
import { StorageUnavailable } from '../../../adapters/files/storage-unavailable.ts';
import { MemoryUsers } from '../../../adapters/persistence/memory/accounts/memory-users.ts';
import { MemoryFiles } from '../../../adapters/persistence/memory/files/memory-files.ts';
import { MemoryUploads } from '../../../adapters/persistence/memory/files/memory-uploads.ts';
import { MemoryIdempotentAnswers } from '../../../adapters/persistence/memory/idempotency/memory-idempotent-answers.ts';
import { MemoryDatabase } from '../../../adapters/persistence/memory/kernel/memory-database.ts';
import { MemoryUnitOfWork } from '../../../adapters/persistence/memory/kernel/memory-unit-of-work.ts';
import { MemoryDemoStore } from '../../../adapters/persistence/memory/memory-demo-store.ts';
import { MemoryIdLookup } from '../../../adapters/persistence/memory/memory-id-lookup.ts';
import { MemoryMaintenance } from '../../../adapters/persistence/memory/memory-maintenance.ts';
import { memorySnapshotSource } from '../../../adapters/persistence/memory/memory-snapshot-source.ts';
import { MemoryProjects } from '../../../adapters/persistence/memory/projects/memory-projects.ts';
import { MemoryChanges } from '../../../adapters/persistence/memory/sync/memory-changes.ts';
import { MemoryDoneCommands } from '../../../adapters/persistence/memory/sync/memory-done-commands.ts';
import { MemoryTombstones } from '../../../adapters/persistence/memory/sync/memory-tombstones.ts';
import { MemoryTasks } from '../../../adapters/persistence/memory/tasks/memory-tasks.ts';
import { providing, token } from '../binding.ts';
import { accounts } from '../tokens/account-tokens.ts';
import { backup } from '../tokens/backup-tokens.ts';
import { demo } from '../tokens/demo-tokens.ts';
import { files } from '../tokens/file-tokens.ts';
import { jobs } from '../tokens/job-tokens.ts';
import { owned } from '../tokens/owned-tokens.ts';
import { sync } from '../tokens/sync-tokens.ts';
import { http, kernel, projects, tasks } from '../tokens/tokens.ts';
import { provideMemoryAccounts } from './memory-accounts.ts';
import { provideMemoryPayments } from './memory-payments.ts';
import { provideMemoryWebhooks } from './memory-webhooks.ts';

const database = token<MemoryDatabase>('MemoryDatabase');
const maintenance = token<MemoryMaintenance>('MemoryMaintenance');
const users = token<MemoryUsers>('MemoryUsers');

const atHand = async (): Promise<void> => {};

/** Every port of storage, kept in the process and gone with it: for tests. */
export const memoryStoreModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(database, [], () => new MemoryDatabase());
  provide(users, [database], (stored) => new MemoryUsers(stored));
  provide(accounts.users, [users], (stored) => stored);
  provideMemoryAccounts(provide, database, users);
  provideMemoryPayments(provide, database);
  provideMemoryWebhooks(provide, database);
  provide(accounts.accountStatuses, [users], (stored) => stored);
  provide(tasks.store, [database], (stored) => new MemoryTasks(stored));
  provide(projects.store, [database], (stored) => new MemoryProjects(stored));
  provide(
    owned.unitOfWork,
    [database, accounts.users, projects.store, tasks.store, files.files, files.uploads],
    (stored, people, ofProjects, ofTasks, ofFiles, uploads) =>
      new MemoryUnitOfWork(stored, {
        ...{ users: people, projects: ofProjects, tasks: ofTasks, uploads },
        ...{ files: ofFiles, attachments: ofFiles },
      }),
  );
  provide(files.files, [database], (stored) => new MemoryFiles(stored));
  provide(files.uploads, [database], (stored) => new MemoryUploads(stored));
  provide(sync.changes, [database], (stored) => new MemoryChanges(stored));
  provide(sync.commands, [database], (stored) => new MemoryDoneCommands(stored));
  provide(sync.unitOfWork, [database, sync.commands], (stored, commands) => new MemoryUnitOfWork(stored, { commands }));
  provide(sync.tombstones, [database], (stored) => new MemoryTombstones(stored));
  provide(kernel.idLookup, [database, jobs.ledger], (stored, ledger) => new MemoryIdLookup(stored, ledger));
  provide(files.storage, [], () => new MemoryFileStorage());
  provide(maintenance, [], () => new MemoryMaintenance());
  provide(jobs.hold, [maintenance], (kept) => kept);
  provide(backup.records, [maintenance], (kept) => kept);
  provide(backup.source, [], () => memorySnapshotSource);
  provide(
    http.idempotentAnswers,
    [database, kernel.clock],
    (stored, clock) => new MemoryIdempotentAnswers(stored, clock),
  );
  provide(
    demo.store,
    [accounts.store, projects.store, tasks.store, accounts.hashes],
    ({ users: people, credentials }, ofProjects, ofTasks, hashes) =>
      new MemoryDemoStore({ users: people, credentials, projects: ofProjects, tasks: ofTasks, hashes }),
  );
  provide(kernel.isUnavailable, [], () => (error) => error instanceof StorageUnavailable);
  provide(kernel.isBeyondItsShare, [], () => () => false);
  provide(kernel.onBehalfOf, [], () => (_, work) => work());
  provide(http.checks, [], () => ({ database: atHand, migrations: atHand, jobs: atHand }));
});
