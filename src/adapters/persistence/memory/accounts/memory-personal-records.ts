import type { PersonalRecords } from '../../../../application/accounts/profile/ports.ts';
import type { SessionFacts } from '../../../../domain/accounts/session.ts';
import type { MemoryUsers } from '../memory-users.ts';
import type { MemoryCredentials } from './memory-credentials.ts';
import type { MemoryLinks } from './memory-links.ts';
import type { MemorySessions } from './memory-sessions.ts';
import type { MemorySignInGuesses } from './memory-sign-in-guesses.ts';

interface Parts {
  readonly users: MemoryUsers;
  readonly credentials: MemoryCredentials;
  readonly sessions: MemorySessions;
  readonly links: MemoryLinks;
  readonly guesses: MemorySignInGuesses;
  /** What other features keep about people. */
  readonly others: readonly PersonalRecords[];
}

export class MemoryPersonalRecords implements PersonalRecords {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async exportOf(userId: string): Promise<Readonly<Record<string, unknown>>> {
    const { users, sessions, others } = this.#parts;
    const { version: _, ...user } = (await users.withId(userId))?.facts ?? { version: undefined };
    const facts = await sessions.factsOfUser(userId);
    const exported = await Promise.all(others.map((each) => each.exportOf(userId)));
    return Object.assign({ user, sessions: facts.map(shown) }, ...exported);
  }

  async eraseOf(userId: string): Promise<void> {
    const { credentials, sessions, links, guesses, others } = this.#parts;
    for (const each of others) await each.eraseOf(userId);
    await sessions.removeOfUser(userId);
    await links.cancelOfUser(userId);
    const credential = await credentials.remove(userId);
    if (credential !== undefined) await guesses.forget(credential.emailKey);
  }
}

const shown = ({ overtaken: _, givenAt: __, acknowledged: ___, userId: ____, ...session }: SessionFacts) => session;
