import { MigrationInSteps } from './migration-in-steps.ts';
import { foldingFunction, searchedText, searchedTextDown, searchIndex } from './searched-text.ts';

const searched = {
  tasks: ['title', 'description'],
  projects: ['name', 'description'],
  files: ['name'],
} as const;

/** Search finds any script in any case and form. Nothing waits for it; interrupted, it begins anew. */
export class SearchText extends MigrationInSteps {
  override async up(): Promise<void> {
    await this.execute(foldingFunction);
    const hasIndex = await this.#hasTrigrams();
    for (const [table, texts] of Object.entries(searched)) {
      for (const statement of searchedText(table, texts)) await this.execute(statement);
      await this.fill(table, texts[0]);
      if (hasIndex) await this.index(`${table}_search_text`, searchIndex(table));
      await this.execute(`drop index concurrently if exists ${table}_search`);
    }
  }

  override async down(): Promise<void> {
    const hasIndex = await this.#hasTrigrams();
    for (const [table, texts] of Object.entries(searched)) {
      const indexed = texts.map((text) => `${text} gin_trgm_ops`).join(', ');
      const definition = `${table} using gin (owner_id, ${indexed}) where deleted_at is null`;
      if (hasIndex) await this.index(`${table}_search`, definition);
      for (const statement of searchedTextDown(table)) await this.execute(statement);
    }
    await this.execute('drop function if exists folded(text)');
  }

  async #hasTrigrams(): Promise<boolean> {
    const found = await this.execute(`select extname from pg_extension where extname in ('pg_trgm', 'btree_gin')`);
    return found.length === 2;
  }
}
