import { type Compilable, type CompiledQuery, DummyDriver, Kysely, PostgresDialect } from 'kysely';
import type { Tables } from './records/list.ts';

/** Builds queries and cannot run them. */
class BuilderDialect extends PostgresDialect {
  constructor() {
    super({ pool: () => Promise.reject(new Error('A builder has no database.')) });
  }

  override createDriver(): DummyDriver {
    return new DummyDriver();
  }
}

const builder = new Kysely<Tables>({ dialect: new BuilderDialect() });

/** Stands in a query for the value of that name. */
class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * What a statement takes. `reserved`: a moment, and every request or probe needs it first; `short`: a moment, and its answer is
 * small; `long`: a search, a count, a large or deep page, and whatever grows with what people have stored.
 */
export type Extent = 'reserved' | 'short' | 'long';

/**
 * A typed query that is built once, where the program starts; a call only fills in the values. For the few queries that
 * every request runs: building one costs as much as sending it.
 */
export class Statement<V, R> {
  readonly #template: CompiledQuery<R>;
  readonly #extent: Extent;
  readonly #names: readonly (keyof V | undefined)[];

  constructor(build: (queries: Kysely<Tables>, given: V) => Compilable<R>, extent: Extent = 'short') {
    this.#extent = extent;
    const given = new Proxy({}, { get: (_, name) => new Slot(String(name)) }) as V;
    this.#template = build(builder, given).compile();
    this.#names = this.#template.parameters.map((one) => (one instanceof Slot ? (one.name as keyof V) : undefined));
  }

  with(values: V): CompiledQuery<R> {
    const { parameters } = this.#template;
    return {
      ...this.#template,
      parameters: this.#names.map((name, at) => (name === undefined ? parameters[at] : values[name])),
    };
  }

  /** Decides which connections it may take outside a transaction. */
  get kind(): Extent | 'write' {
    return this.#template.query.kind === 'SelectQueryNode' ? this.#extent : 'write';
  }

  get sql(): string {
    return this.#template.sql;
  }
}
