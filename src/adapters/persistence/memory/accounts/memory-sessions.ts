import type {
  SessionStatus,
  SessionStatuses,
  Sessions,
  StoredSession,
} from '../../../../application/accounts/sessions/ports.ts';
import type { Session, SessionEnd, SessionFacts } from '../../../../domain/accounts/session.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import type { MemoryDatabase, MemoryTable } from '../memory-database.ts';

export class MemorySessions implements Sessions, SessionStatuses {
  readonly #database: MemoryDatabase;
  readonly #rows: MemoryTable<string, StoredSession>;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#rows = database.table();
  }

  add(stored: StoredSession): Promise<void> {
    return this.#database.write(() => this.#put(stored));
  }

  withId(id: string): Promise<Session | undefined> {
    return this.#database.read(() => this.#rows.get(id)?.session);
  }

  lock(id: string): Promise<StoredSession | undefined> {
    return this.#database.read(() => this.#rows.get(id));
  }

  save(stored: StoredSession): Promise<void> {
    return this.#database.write(() => this.#put(stored));
  }

  acknowledge(id: string, generation: number): Promise<void> {
    return this.#database.write(() => {
      const row = this.#rows.get(id);
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
    return this.#database.read(() => this.#rows.all().filter(({ session }) => session.isLive(now)).length);
  }

  forgetBefore(moment: Instant, limit: number): Promise<number> {
    return this.#remove(({ session }) => (session.facts.endedAt ?? session.facts.expiresAt) < moment, limit);
  }

  factsOfUser(userId: string): Promise<readonly SessionFacts[]> {
    return this.#database.read(() =>
      this.#rows
        .all()
        .map(({ session }) => session.facts)
        .filter((facts) => facts.userId === userId),
    );
  }

  removeOfUser(userId: string): Promise<number> {
    return this.#remove(({ session }) => session.facts.userId === userId);
  }

  of(id: string): Promise<SessionStatus | undefined> {
    return this.#database.read(() => this.#rows.get(id)?.session.facts);
  }

  forget(): void {}

  #put(stored: StoredSession): void {
    this.#rows.set(stored.session.facts.id, stored);
  }

  #live(userId: string, now: Instant): StoredSession[] {
    return this.#rows.all().filter(({ session }) => session.facts.userId === userId && session.isLive(now));
  }

  #remove(which: (row: StoredSession) => boolean, limit = Number.POSITIVE_INFINITY): Promise<number> {
    return this.#database.write(() => {
      const removed = this.#rows.all().filter(which).slice(0, limit);
      for (const { session } of removed) this.#rows.delete(session.facts.id);
      return removed.length;
    });
  }
}
