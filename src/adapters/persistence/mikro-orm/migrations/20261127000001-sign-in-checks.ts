import { Migration } from '@mikro-orm/migrations';

/**
 * Which guesses are being checked is kept beside those that count; each is forgotten by itself if its process dies. What 0.1.0
 * writes stays, so that its processes go on beside this release.
 */
export class SignInChecks extends Migration {
  override up(): void {
    this.addSql("alter table sign_in_guesses add column checks text not null default '[]'");
    this.addSql('alter table sign_in_guesses alter column turned_away set default false');
  }

  override down(): void {
    this.addSql('alter table sign_in_guesses alter column turned_away drop default');
    this.addSql('alter table sign_in_guesses drop column checks');
  }
}
