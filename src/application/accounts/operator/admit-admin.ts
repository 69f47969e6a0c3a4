import { err, ok, type Result } from 'neverthrow';
import { type AdminRequired, adminRequired } from '../../../domain/accounts/failures.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { AccountParts } from '../account-parts.ts';
import { causedBy } from '../security-events.ts';

/** Lets admins through; that somebody else tried is kept. */
export class AdmitAdmin {
  readonly #parts: AccountParts;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  /** @param what they asked for. */
  async execute(actor: Actor, what: string): Promise<Result<void, AdminRequired>> {
    if (actor.role === 'admin') return ok();
    const { store, events } = this.#parts;
    await events.record(store, { ...causedBy(actor), action: 'admin.refused', why: what });
    return err(adminRequired);
  }
}
