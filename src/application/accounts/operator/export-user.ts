import { ok, type ResultAsync } from 'neverthrow';
import { attempt } from '../../kernel/attempt.ts';
import type { AccountParts } from '../parts.ts';
import { commandLine } from '../security-events.ts';

/** Everything kept about a user, for whoever must answer for it. */
export class ExportUser {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  execute(userId: string): ResultAsync<Readonly<Record<string, unknown>>, never> {
    const { unit, events, operator } = this.#parts;
    return unit.run((store) =>
      attempt(async () => {
        const event = { action: 'user.exported', actor: operator, userId, origin: commandLine } as const;
        await events.record(store, event);
        return ok(await store.personal.exportOf(userId));
      }),
    );
  }
}
