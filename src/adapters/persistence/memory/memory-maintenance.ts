import type { BackupRecords } from '../../../application/backup/ports.ts';
import type { JobHold } from '../../../application/jobs/ports.ts';
import type { Instant } from '../../../domain/kernel/instant.ts';

/** Nothing is ever restored into the process: its jobs are never held. */
export class MemoryMaintenance implements JobHold, BackupRecords {
  #made: Instant | null = null;
  #verified: Instant | null = null;

  async since(): Promise<Instant | null> {
    return null;
  }

  async release(): Promise<boolean> {
    return false;
  }

  async lastMade(): Promise<Instant | null> {
    return this.#made;
  }

  async noteMade(at: Instant): Promise<void> {
    this.#made = at;
  }

  async lastVerified(): Promise<Instant | null> {
    return this.#verified;
  }

  async noteVerified(createdAt: Instant): Promise<void> {
    this.#verified = createdAt;
  }
}
