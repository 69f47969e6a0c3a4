import type { Result } from 'neverthrow';
import type { InvalidInput } from './failure.ts';
import type { Instant } from './instant.ts';
import { firstVersion, nextVersion, type Version } from './version.ts';

/** What everything has that somebody owns, that counts its changes and that can be restored after it was deleted. */
export interface ResourceFacts {
  readonly id: string | number;
  readonly ownerId: string;
  readonly version: Version;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** Set from deletion to restoration or purge; every read but the restoring one leaves such a thing out. */
  readonly deletedAt: Instant | null;
}

/** The facts, beside its content, of a new thing. */
export const newFacts = (ownerId: string, now: Instant): Omit<ResourceFacts, 'id'> => ({
  ownerId,
  version: firstVersion,
  createdAt: now,
  updatedAt: now,
  deletedAt: null,
});

/** As a revision leaves them: with that content and in their next version, or the very same where nothing differs. */
export function revised<Facts extends ResourceFacts>(facts: Facts, content: Partial<Facts>, now: Instant): Facts {
  const names = Object.keys(content) as (keyof Facts)[];
  if (names.every((name) => content[name] === facts[name])) return facts;
  return { ...facts, ...content, version: nextVersion(facts.version), updatedAt: now };
}

/** Each kind says what its content is and which rules it follows; revising, deleting and restoring are the same for all. */
export abstract class Resource<Content extends object, Facts extends Content & ResourceFacts> {
  readonly facts: Facts;

  protected constructor(facts: Facts) {
    this.facts = facts;
  }

  /** The content, and nothing else, by the rules of its kind. */
  protected abstract parse(content: Content): Result<Content, InvalidInput>;

  /** Changes what is named and leaves the rest; the very same thing where nothing differs. */
  revise(given: Partial<Content>, now: Instant): Result<this, InvalidInput> {
    return this.parse({ ...this.facts, ...given }).map((content) => {
      // The facts hold the content.
      const facts = revised(this.facts, content as Partial<Facts>, now);
      return facts === this.facts ? this : this.with(facts);
    });
  }

  delete(now: Instant): this {
    return this.with({ ...this.#next(), deletedAt: now });
  }

  /** As it was before it was deleted; the very same thing where it is live. */
  undelete(): this {
    return this.facts.deletedAt === null ? this : this.with({ ...this.#next(), deletedAt: null });
  }

  /** The same kind of thing with other facts. */
  protected with(facts: Facts): this {
    // TypeScript knows an object's constructor only as a function; every kind is made from its facts alone.
    const Kind = this.constructor as new (facts: Facts) => this;
    return new Kind(facts);
  }

  #next(): Facts {
    return { ...this.facts, version: nextVersion(this.facts.version) };
  }
}
