import { MigrationInSteps } from './migration-in-steps.ts';
import { searchedText, searchedTextDown } from './searched-text.ts';

/** Operators find people by any script, in any case and form. Nothing waits for it; interrupted, it begins anew. */
export class UserSearch extends MigrationInSteps {
  override async up(): Promise<void> {
    for (const statement of searchedText('users', ['email', 'name'])) await this.execute(statement);
    await this.fill('users', 'email');
    const [trigrams] = await this.execute(`select extname from pg_extension where extname = 'pg_trgm'`);
    if (trigrams !== undefined) await this.index('users_search_text', 'users using gin (search_text gin_trgm_ops)');
  }

  override async down(): Promise<void> {
    for (const statement of searchedTextDown('users')) await this.execute(statement);
  }
}
