import type { Result } from 'neverthrow';
import type { RestoreOrder, Trial } from '../../adapters/cli/backup.commands.ts';
import { PostgresRestoreTarget } from '../../adapters/persistence/mikro-orm/snapshot/postgres-restore-target.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import { auditEntry } from '../../application/audit/ports.ts';
import type { Reached } from '../../application/backup/create-backup.ts';
import { RestoreBackup, type RestoreBackupFailure, type Restored } from '../../application/backup/restore-backup.ts';
import { type Verified, VerifyBackup } from '../../application/backup/verify-backup.ts';
import { KeptSecret } from '../config/kept-secret.ts';
import { reachDatabase } from '../embedded-postgres/reach-database.ts';
import { ThrowAwayDatabase } from '../rehearsal/throw-away-database.ts';
import { backupParts, filesAtHand } from '../wiring/backup-parts.ts';
import { fileStorageOf } from '../wiring/file-storage.ts';
import { audit } from '../wiring/tokens/audit-tokens.ts';
import { jobs } from '../wiring/tokens/job-tokens.ts';
import { kernel } from '../wiring/tokens/tokens.ts';
import { commandLog } from './command-tools.ts';
import { openTools } from './open-tools.ts';
import { settled } from './settled.ts';

/** Milliseconds that a database has to appear. */
const timeout = 5000;

/** The database may be empty: nothing is opened as it is for other commands, which would make its tables. */
export async function restore(order: RestoreOrder, reached: Reached): Promise<Result<Restored, RestoreBackupFailure>> {
  const config = settled();
  const log = commandLog();
  await using stack = new AsyncDisposableStack();
  const database = await reachDatabase(config, log, timeout);
  stack.defer(() => database.leave());
  const place = {
    target: new PostgresRestoreTarget(database.directAddress),
    files: filesAtHand(config, fileStorageOf(config)),
    secrets: new KeptSecret(config),
  };
  const restored = await new RestoreBackup(backupParts(systemClock), place).execute(order, reached);
  if (restored.isOk()) await settle(restored.value);
  return restored;
}

/** The queue's tables are brought to this release as well, and the audit log tells what happened. */
async function settle({ manifest: { createdAt, release } }: Restored): Promise<void> {
  await using tools = await openTools(settled(), commandLog());
  const { container } = tools;
  await container.get(jobs.runner).install();
  const id = container.get(kernel.ids).uuid();
  const entry = auditEntry({
    ...{ id, at: container.get(kernel.clock).now(), actor: container.get(kernel.operator), action: 'backup.restored' },
    subject: { type: 'backup', id: createdAt },
    details: { release },
  });
  await container.get(audit.log).record([entry]);
}

/** Needs no database of the product's own. */
export function verify({ path }: Trial, reached: Reached): Promise<Result<Verified, RestoreBackupFailure>> {
  settled();
  return new VerifyBackup(backupParts(systemClock), new ThrowAwayDatabase(commandLog())).execute(path, reached);
}
