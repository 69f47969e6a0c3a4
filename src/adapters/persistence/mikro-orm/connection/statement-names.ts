import { createHash } from 'node:crypto';

/**
 * The names under which connections keep prepared statements. The same text has the same name in every process, as a
 * pooler between here and PostgreSQL may expect.
 */
export class StatementNames {
  readonly #names = new Map<string, string>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Undefined once there are so many texts that they must be made of values. */
  of(sql: string): string | undefined {
    const known = this.#names.get(sql);
    if (known !== undefined || this.#names.size >= this.#limit) return known;
    const name = createHash('sha256').update(sql).digest('base64url').slice(0, 22);
    this.#names.set(sql, name);
    return name;
  }
}
