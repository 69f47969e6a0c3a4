import type { Links } from '../../../../application/accounts/links/ports.ts';
import type { Link, LinkPurpose } from '../../../../domain/accounts/link.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import type { MemoryDatabase, MemoryTable } from '../memory-database.ts';

interface Row extends Link {
  readonly tokenHash: string;
}

export class MemoryLinks implements Links {
  readonly #database: MemoryDatabase;
  readonly #rows: MemoryTable<string, Row>;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#rows = database.table();
  }

  replace(link: Link, tokenHash: string): Promise<void> {
    return this.#database.write(() => {
      const { userId, purpose } = link;
      if (userId !== null) this.#remove((row) => row.userId === userId && row.purpose === purpose);
      this.#rows.set(link.id, { ...link, tokenHash });
    });
  }

  withToken(purpose: LinkPurpose, tokenHash: string, now: Instant): Promise<Link | undefined> {
    return this.#database.read(() => {
      const row = this.#rows.all().find((each) => each.tokenHash === tokenHash);
      if (row?.purpose !== purpose || row.expiresAt <= now) return undefined;
      const { tokenHash: _, ...link } = row;
      return link;
    });
  }

  isUsable(id: string, tokenHash: string, now: Instant): Promise<boolean> {
    return this.#database.read(() => {
      const row = this.#rows.get(id);
      return row?.tokenHash === tokenHash && row.expiresAt > now;
    });
  }

  use(id: string): Promise<boolean> {
    return this.#database.write(() => this.#rows.delete(id));
  }

  cancelOfUser(userId: string): Promise<void> {
    return this.#database.write(() => {
      this.#remove((row) => row.userId === userId);
    });
  }

  forgetExpired(now: Instant, limit: number): Promise<number> {
    return this.#database.write(() => this.#remove(({ expiresAt }) => expiresAt <= now, limit));
  }

  #remove(which: (row: Row) => boolean, limit = Number.POSITIVE_INFINITY): number {
    const removed = this.#rows.all().filter(which).slice(0, limit);
    for (const { id } of removed) this.#rows.delete(id);
    return removed.length;
  }
}
