import { err, ok, type Result } from 'neverthrow';
import type { UserChanged } from '../../../domain/accounts/failures.ts';
import { parseName } from '../../../domain/accounts/name.ts';
import type { User } from '../../../domain/accounts/user.ts';
import { type InvalidInput, invalidInput } from '../../../domain/kernel/failure.ts';
import type { Version } from '../../../domain/kernel/version.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { AccountParts } from '../account-parts.ts';
import { type SessionEnded, sessionEnded } from '../failures.ts';
import { causedBy } from '../security-events.ts';
import { changeSeenUser } from './change-user.ts';

type Refusal = InvalidInput | SessionEnded | UserChanged;

export class RenameMe {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  async execute(actor: Actor, given: string, expected?: readonly Version[]): Promise<Result<User, Refusal>> {
    const { unitOfWork, events, clock } = this.#parts;
    const name = parseName(given);
    if (name.isErr()) return err(invalidInput(name.error));
    return await unitOfWork.run<User, Refusal>(async (store) => {
      const rename = (user: User) => user.rename(name.value, clock.now());
      const renamed = await changeSeenUser(store.users, actor.userId, expected, rename);
      if (renamed.isErr()) return err(renamed.error.kind === 'user.changed' ? renamed.error : sessionEnded);
      await events.record(store, { ...causedBy(actor), action: 'user.renamed' });
      return ok(renamed.value);
    });
  }
}
