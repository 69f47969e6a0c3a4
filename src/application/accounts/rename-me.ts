import { ok, type ResultAsync, safeTry } from 'neverthrow';
import { parseName } from '../../domain/accounts/name.ts';
import type { User } from '../../domain/accounts/user.ts';
import { type InvalidInput, invalidInput } from '../../domain/kernel/failure.ts';
import type { Actor } from '../kernel/actor.ts';
import { changeUser } from './change-user.ts';
import { type SessionEnded, sessionEnded } from './failures.ts';
import type { AccountParts } from './parts.ts';
import { by } from './security-events.ts';

export class RenameMe {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  execute(actor: Actor, given: string): ResultAsync<User, InvalidInput | SessionEnded> {
    const { unit, events, clock } = this.#parts;
    return unit.run((store) =>
      safeTry<User, InvalidInput | SessionEnded>(async function* () {
        const name = yield* parseName(given).mapErr((violation) => invalidInput(violation));
        const renamed = changeUser(store.users, actor.userId, (user) => user.rename(name, clock.now()));
        const user = yield* renamed.mapErr(() => sessionEnded);
        await events.record(store, { ...by(actor), action: 'user.renamed' });
        return ok(user);
      }),
    );
  }
}
