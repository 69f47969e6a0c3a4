import { sql } from 'kysely';
import type { MailAllowances } from '../../../../application/accounts/links/ports.ts';
import type { EmailKey } from '../../../../domain/accounts/email.ts';
import type { LinkPurpose } from '../../../../domain/accounts/link.ts';
import { withAnotherMail } from '../../../../domain/accounts/mail-allowance.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { digestOfAddress } from '../../digest-of-address.ts';
import type { Database } from '../database.ts';

export class MikroMailAllowances implements MailAllowances {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  take(mailbox: EmailKey, purpose: LinkPurpose, now: Instant): Promise<boolean> {
    return this.#database.transaction(async () => {
      const digest = digestOfAddress(mailbox);
      const queries = this.#database.kysely();
      // The row is locked until the transaction ends, so that mails that are asked for at once take turns.
      const { rows } = await sql<{ sent_at: readonly Instant[] }>`
        insert into mail_allowances as kept (address_digest, purpose, sent_at, last_at)
        values (${digest}, ${purpose}, '{}', ${now}::timestamptz)
        on conflict (address_digest, purpose) do update set last_at = kept.last_at
        returning sent_at`.execute(queries);
      const sentAt = withAnotherMail(rows[0]?.sent_at ?? [], now);
      if (sentAt === undefined) return false;
      await sql`
        update mail_allowances set sent_at = ${[...sentAt]}::timestamptz[], last_at = ${now}::timestamptz
        where address_digest = ${digest} and purpose = ${purpose}`.execute(queries);
      return true;
    });
  }

  async forgetBefore(moment: Instant, limit: number): Promise<number> {
    const { numAffectedRows = 0n } = await sql`
      delete from mail_allowances where (address_digest, purpose) in
        (select address_digest, purpose from mail_allowances where last_at < ${moment}::timestamptz
         limit ${limit} for update skip locked)`.execute(this.#database.kysely());
    return Number(numAffectedRows);
  }
}
