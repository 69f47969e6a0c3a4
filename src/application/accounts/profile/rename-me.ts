import { ok, type ResultAsync, safeTry } from 'neverthrow';
import type { UserChanged } from '../../../domain/accounts/failures.ts';
import { parseName } from '../../../domain/accounts/name.ts';
import type { User } from '../../../domain/accounts/user.ts';
import { type InvalidInput, invalidInput } from '../../../domain/kernel/failure.ts';
import type { Version } from '../../../domain/kernel/version.ts';
import type { Actor } from '../../kernel/actor.ts';
import { type SessionEnded, sessionEnded } from '../failures.ts';
import type { AccountParts } from '../parts.ts';
import { by } from '../security-events.ts';
import { changeSeenUser } from './change-user.ts';

type Refusal = InvalidInput | SessionEnded | UserChanged;

export class RenameMe {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  execute(actor: Actor, given: string, expected?: readonly Version[]): ResultAsync<User, Refusal> {
    const { unit, events, clock } = this.#parts;
    return unit.run((store) =>
      safeTry<User, Refusal>(async function* () {
        const name = yield* parseName(given).mapErr((violation) => invalidInput(violation));
        const renamed = changeSeenUser(store.users, actor.userId, expected, (user) => user.rename(name, clock.now()));
        const user = yield* renamed.mapErr((failure) => (failure.kind === 'user.changed' ? failure : sessionEnded));
        await events.record(store, { ...by(actor), action: 'user.renamed' });
        return ok(user);
      }),
    );
  }
}
