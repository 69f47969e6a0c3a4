import type {
  SessionStatus,
  SessionStatuses,
  Sessions,
  StoredSession,
} from '../../../../application/accounts/sessions/ports.ts';
import type { Session, SessionEnd } from '../../../../domain/accounts/session.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { type SessionRow, sessionRowOf, sessionsTable, storedSessionOf } from '../../tables/sessions-table.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryRows } from '../kernel/memory-rows.ts';

export class MemorySessions implements Sessions, SessionStatuses {
  readonly #database: MemoryDatabase;
  readonly #rows: MemoryRows<SessionRow>;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#rows = new MemoryRows(database, sessionsTable);
  }

  add(stored: StoredSession): Promise<void> {
    return this.#database.write(() => this.#put(stored));
  }

  withId(id: string): Promise<Session | undefined> {
    return this.#database.read(() => this.#stored(id)?.session);
  }

  lock(id: string): Promise<StoredSession | undefined> {
    return this.#database.read(() => this.#stored(id));
  }

  save(stored: StoredSession): Promise<void> {
    return this.#database.write(() => this.#put(stored));
  }

  acknowledge(id: string, generation: number): Promise<void> {
    return this.#database.write(() => {
      const row = this.#stored(id);
      if (row !== undefined) this.#put({ ...row, session: row.session.acknowledge(generation) });
    });
  }

  ofUser(userId: string, now: Instant): Promise<readonly Session[]> {
    return this.#database.read(() =>
      this.#live(userId, now)
        .map(({ session }) => session)
        .sort(
          ({ facts: one }, { facts: other }) =>
            other.lastUsedAt.localeCompare(one.lastUsedAt) || other.id.localeCompare(one.id),
        ),
    );
  }

  endOfUser(userId: string, keep: string | null, by: SessionEnd, now: Instant): Promise<readonly string[]> {
    return this.#database.write(() => {
      const ending = this.#live(userId, now).filter(({ session }) => session.facts.id !== keep);
      for (const row of ending) this.#put({ ...row, session: row.session.end(by, now) });
      return ending.map(({ session }) => session.facts.id);
    });
  }

  countLive(now: Instant): Promise<number> {
    return this.#database.read(() => this.#all().filter(({ session }) => session.isLive(now)).length);
  }

  forgetBefore(moment: Instant, limit: number): Promise<number> {
    return this.#database.write(() =>
      this.#rows.deleteWhere(({ endedAt, expiresAt }) => (endedAt ?? expiresAt) < moment, limit),
    );
  }

  of(id: string): Promise<SessionStatus | undefined> {
    return this.#database.read(() => this.#rows.get(id));
  }

  forget(): void {}

  #put(stored: StoredSession): void {
    this.#rows.set(sessionRowOf(stored));
  }

  #stored(id: string): StoredSession | undefined {
    const row = this.#rows.get(id);
    return row && storedSessionOf(row);
  }

  #all(): StoredSession[] {
    return this.#rows.all().map(storedSessionOf);
  }

  #live(userId: string, now: Instant): StoredSession[] {
    return this.#all().filter(({ session }) => session.facts.userId === userId && session.isLive(now));
  }
}
