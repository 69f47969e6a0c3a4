import { ok, type Result } from 'neverthrow';
import type { Actor } from '../../kernel/actor.ts';
import type { AccountParts } from '../account-parts.ts';
import { causedBy } from '../security-events.ts';
import type { PersonalBatch } from './ports.ts';

/** Everything kept about the caller, some at a time. */
export class ExportMe {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  async execute(actor: Actor): Promise<Result<AsyncIterable<PersonalBatch>, never>> {
    const { store, events } = this.#parts;
    await events.record(store, { ...causedBy(actor), action: 'user.exported' });
    return ok(store.personal.recordsOf(actor.userId));
  }
}
