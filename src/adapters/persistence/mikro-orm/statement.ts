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
 * A typed query that is built once, where the program starts; a call only fills in the values. For the few queries that
 * every request runs: building one costs as much as sending it.
 */
export class Statement<V, R> {
  readonly #template: CompiledQuery<R>;
  readonly #short: boolean;
  readonly #names: readonly (keyof V | undefined)[];

  /** `long`: may take more than a moment, so that nothing else should have to wait behind it. */
  constructor(build: (queries: Kysely<Tables>, given: V) => Compilable<R>, duration: 'short' | 'long' = 'short') {
    this.#short = duration === 'short';
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

  /** Whether it may go over a connection that others use at the same time: a short read. */
  get mayShare(): boolean {
    return this.#short && this.#template.query.kind === 'SelectQueryNode';
  }

  get sql(): string {
    return this.#template.sql;
  }
}
