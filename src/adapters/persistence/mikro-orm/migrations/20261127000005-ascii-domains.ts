import { Migration } from '@mikro-orm/migrations';
import { emailKey } from '../../../../domain/accounts/email.ts';

interface Row {
  readonly user_id: string;
  readonly email_key: string;
}

/**
 * Domains are compared in their ASCII form, the oldest account's first. Who comes second, or after an account that was registered
 * under the ASCII form itself, keeps the old key, and goes on signing in with the spelling that it was registered under.
 */
export class AsciiDomains extends Migration {
  override async up(): Promise<void> {
    const international = await this.execute(`
      select p.user_id, p.email_key from passwords p join users u on u.id = p.user_id
      where p.email_key ~ '@.*[^ -~]' order by u.created_at, u.id`);
    for (const { user_id, email_key } of international as unknown as readonly Row[])
      await this.execute(
        `update passwords set email_key = ? where user_id = ? and not exists (select from passwords where email_key = ?)`,
        [emailKey(email_key), user_id, emailKey(email_key)],
      );
  }

  /** An earlier release finds whoever signs in with the spelling that is in the account. */
  override down(): void {
    this.addSql(`
      update passwords p set email_key = lower(normalize(u.email, NFC) collate "und-x-icu") from users u
      where u.id = p.user_id and u.email ~ '@.*[^ -~]'`);
  }
}
