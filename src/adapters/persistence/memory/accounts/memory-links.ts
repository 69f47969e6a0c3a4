import type { Links } from '../../../../application/accounts/links/ports.ts';
import type { Link, LinkPurpose } from '../../../../domain/accounts/link.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { type MailedLinkRow, mailedLinksTable } from '../../tables/mailed-links-table.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryRows } from '../kernel/memory-rows.ts';

export class MemoryLinks implements Links {
  readonly #database: MemoryDatabase;
  readonly #rows: MemoryRows<MailedLinkRow>;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#rows = new MemoryRows(database, mailedLinksTable);
  }

  replace(link: Link, tokenHash: string): Promise<void> {
    return this.#database.write(() => {
      const { userId, purpose } = link;
      if (userId !== null) this.#rows.deleteWhere((row) => row.userId === userId && row.purpose === purpose);
      this.#rows.set({ ...link, tokenHash });
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
      this.#rows.deleteWhere((row) => row.userId === userId);
    });
  }

  forgetExpired(now: Instant, limit: number): Promise<number> {
    return this.#database.write(() => this.#rows.deleteWhere(({ expiresAt }) => expiresAt <= now, limit));
  }
}
