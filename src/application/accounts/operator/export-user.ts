import { ok, type Result } from 'neverthrow';
import type { AccountParts } from '../account-parts.ts';
import { commandLineOrigin } from '../security-events.ts';

/** Everything kept about a user, for whoever must answer for it. */
export class ExportUser {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  async execute(userId: string): Promise<Result<Readonly<Record<string, unknown>>, never>> {
    const { store, events, operator } = this.#parts;
    const event = { action: 'user.exported', actor: operator, userId, origin: commandLineOrigin } as const;
    await events.record(store, event);
    return ok(await store.personal.exportOf(userId));
  }
}
