import { sql } from 'kysely';
import type { Database } from '../../adapters/persistence/mikro-orm/database.ts';
import type { Config } from '../config/config.ts';
import { doubtful, type Finding, ok, skipped, wrong } from './findings.ts';

interface Ages {
  /** Minutes since the moment that the last verified one shows. */
  readonly verified: number | null;
  /** Minutes since one was last begun. */
  readonly made: number | null;
}

/** One may be in the making, and take its time. */
const late = 2;

export async function checkBackups(
  { backups, environment }: Pick<Config, 'backups' | 'environment'>,
  database: Database,
): Promise<Finding> {
  if (backups === undefined) {
    const says = 'none is made by itself';
    const mend = 'Set BACKUP_EVERY, for example to 1d; or see to it that mainstay backup create and verify run daily.';
    return environment === 'production' ? doubtful('backups', says, mend) : skipped('backups', says);
  }
  const { rows } = await sql<Ages>`
    select extract(epoch from now() - backup_verified_at)::float8 / 60 as verified,
      extract(epoch from now() - backup_made_at)::float8 / 60 as made
    from maintenance`.execute(database.kysely());
  const { verified, made } = rows[0] ?? { verified: null, made: null };
  const mend = 'mainstay jobs list --kind back-up tells why; DATA_DIR/backups needs room, and a process must run jobs.';
  if (made === null)
    return doubtful('backups', 'none was made yet', 'The first is made a minute after a server starts.');
  if (verified === null) return wrong('backups', 'none was ever verified', mend);
  const says = `the last verified one is ${Math.round(verified)} min old`;
  return verified > backups.everyMinutes * late ? wrong('backups', says, mend) : ok('backups', says);
}
