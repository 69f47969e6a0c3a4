import { ok, type Result } from 'neverthrow';
import type { Actor } from '../../kernel/actor.ts';
import type { AccountParts } from '../account-parts.ts';
import { causedBy } from '../security-events.ts';

/** Everything kept about the caller. */
export class ExportMe {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  async execute(actor: Actor): Promise<Result<Readonly<Record<string, unknown>>, never>> {
    const { store, events } = this.#parts;
    await events.record(store, { ...causedBy(actor), action: 'user.exported' });
    return ok(await store.personal.exportOf(actor.userId));
  }
}
