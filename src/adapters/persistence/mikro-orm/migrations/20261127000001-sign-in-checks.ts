import { Migration } from '@mikro-orm/migrations';

/** Which guesses are being checked is kept beside those that count; each is forgotten by itself if its process dies. */
export class SignInChecks extends Migration {
  override up(): void {
    this.addSql("alter table sign_in_guesses add column checks text not null default '[]'");
    this.addSql('alter table sign_in_guesses alter column checks drop default');
    this.addSql('alter table sign_in_guesses drop column turned_away');
  }

  override down(): void {
    this.addSql('alter table sign_in_guesses add column turned_away boolean not null default false');
    this.addSql('alter table sign_in_guesses alter column turned_away drop default');
    this.addSql('alter table sign_in_guesses drop column checks');
  }
}
