import { ok, type Result } from 'neverthrow';
import type { InvalidInput } from '../../../domain/kernel/failure.ts';
import type { Resource, ResourceFacts } from '../../../domain/kernel/resource.ts';
import { type Changed, changed, type NotFound, notFound } from '../../../domain/kernel/resource-failures.ts';
import type { Version } from '../../../domain/kernel/version.ts';
import type { Actor } from '../actor.ts';
import type { Clock } from '../clock.ts';
import { rewrite } from '../rewrite.ts';
import type { ResourceEntities } from './resource-store.ts';

/** A kind whose rules look at one field each, so that a part of its content can be judged without the rest. */
export interface ParsesContent<Content> {
  parse(given: Partial<Content>): Result<Partial<Content>, InvalidInput>;
}

/** Changes what is named and leaves the rest, in a version that the caller accepts. */
export class ReviseResource<
  Name extends string,
  Content extends object,
  E extends Resource<Content, Content & ResourceFacts>,
> {
  readonly #name: Name;
  readonly #kind: ParsesContent<Content>;
  readonly #store: Pick<ResourceEntities<E>, 'ofOwner' | 'save' | 'revise'>;
  readonly #clock: Clock;

  constructor(
    name: Name,
    kind: ParsesContent<Content>,
    store: Pick<ResourceEntities<E>, 'ofOwner' | 'save' | 'revise'>,
    clock: Clock,
  ) {
    this.#name = name;
    this.#kind = kind;
    this.#store = store;
    this.#clock = clock;
  }

  async execute(
    actor: Actor,
    id: E['facts']['id'],
    change: Partial<Content>,
    expected?: readonly Version[],
  ): Promise<Result<E, NotFound<Name> | Changed<Name> | InvalidInput>> {
    return (
      (await this.#atOnce(actor, id, change, expected)) ??
      (await rewrite({
        find: () => this.#store.ofOwner(actor.userId, id),
        change: (found) => found.revise(change, this.#clock.now()),
        save: (revised, seen) => this.#store.save(revised, seen),
        expected,
        absent: notFound(this.#name),
        changed: changed(this.#name),
      }))
    );
  }

  /** What nearly every revision comes to. Undefined where there is something to be said: that is found out step by step. */
  async #atOnce(
    actor: Actor,
    id: E['facts']['id'],
    change: Partial<Content>,
    expected: readonly Version[] | undefined,
  ): Promise<Result<E, never> | undefined> {
    const content = this.#kind.parse(change);
    if (content.isErr()) return undefined;
    // The facts hold the content.
    const revision = { content: content.value as Partial<E['facts']>, expected, now: this.#clock.now() };
    const revised = await this.#store.revise(actor.userId, id, revision);
    return revised && ok(revised);
  }
}
