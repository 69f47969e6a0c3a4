import { ok, type ResultAsync } from 'neverthrow';
import type { Actor } from '../../kernel/actor.ts';
import { attempt } from '../../kernel/attempt.ts';
import type { AccountParts } from '../parts.ts';
import { by } from '../security-events.ts';

/** Everything kept about the caller. */
export class ExportMe {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  execute(actor: Actor): ResultAsync<Readonly<Record<string, unknown>>, never> {
    return this.#parts.unit.run((store) =>
      attempt(async () => {
        await this.#parts.events.record(store, { ...by(actor), action: 'user.exported' });
        return ok(await store.personal.exportOf(actor.userId));
      }),
    );
  }
}
