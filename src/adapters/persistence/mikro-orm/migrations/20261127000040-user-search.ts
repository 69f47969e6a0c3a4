import { MigrationInSteps } from './migration-in-steps.ts';
import { searchedText, searchedTextDown } from './searched-text.ts';

const batch = 5000;

/** Operators find people by any script, in any case and form. Nothing waits for it; interrupted, it begins anew. */
export class UserSearch extends MigrationInSteps {
  override async up(): Promise<void> {
    for (const statement of searchedText('users', ['email', 'name'])) await this.execute(statement);
    await this.#fill();
    const [trigrams] = await this.execute(`select extname from pg_extension where extname = 'pg_trgm'`);
    if (trigrams !== undefined) await this.index('users_search_text', 'users using gin (search_text gin_trgm_ops)');
  }

  override async down(): Promise<void> {
    for (const statement of searchedTextDown('users')) await this.execute(statement);
  }

  /** A few rows at a time: nobody who writes one of them waits for long. */
  async #fill(): Promise<void> {
    for (;;) {
      const filled = await this.execute(
        `update users set email = email where id in (select id from users where search_text is null limit ${batch} for update) returning 1`,
      );
      if (filled.length === 0) return;
    }
  }
}
