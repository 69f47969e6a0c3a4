import type { Clock } from '../kernel/clock.ts';
import type { BackupArchives, Digests } from './ports.ts';

/** What every use case about backups is made of. */
export interface BackupParts {
  readonly archives: BackupArchives;
  readonly digests: Digests;
  readonly clock: Clock;
  /** The version of the product. */
  readonly release: string;
}
