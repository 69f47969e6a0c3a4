import type { Result } from 'neverthrow';
import type { ZodObject, ZodType } from 'zod';
import type { Actor } from '../../../../application/kernel/actor.ts';
import type { ResourceLists } from '../../../../application/kernel/resource/resource-store.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import type { Version } from '../../../../domain/kernel/version.ts';
import type { V1Failure } from '../contract.ts';
import type { ListRequest } from './list-query.ts';

type Kind = V1Failure['kind'];
type NameBefore<End extends string, K = Kind> = K extends `${infer Name}.${End}` ? Name : never;

/** The resources of v1, by the two failures that each of them has. */
export type ResourceName = NameBefore<'not_found'> & NameBefore<'changed'>;

/** The facts of a thing that lists show. */
export interface Viewed {
  readonly id: string | number;
  readonly version: Version;
}

interface Deletable {
  readonly deletedAt: Instant | null;
}

/** A schema for each field of what was written: a forgotten one does not compile. */
export type Fields<Content> = { readonly [K in keyof Content]: ZodType };

/** The same of what is shown; the version is the `ETag`. */
export type ViewFields<View> = Fields<Omit<View, 'version'>>;

type Outcome<T> = Promise<Result<T, V1Failure>>;

/** What a resource says about listing, showing, deleting and restoring. Whatever it leaves out is as for every other. */
export interface StoredRoutes<
  View extends Viewed,
  Field extends string,
  Filter,
  Shown extends { readonly facts: View },
  Deletion,
> {
  /** In the singular, as in its failures: `task`. */
  readonly name: ResourceName;
  /** As in its paths: `tasks`. */
  readonly plural: string;
  readonly id: ZodType<View['id'] | string | number>;
  readonly list: ZodType<ListRequest<Field, Filter>>;
  readonly view: ZodObject;
  present(facts: View): object;
  readonly useCases: {
    readonly lists: ResourceLists<View, Field, Filter>;
    readonly show: { execute(actor: Actor, id: View['id']): Outcome<Shown> };
    readonly remove: {
      execute(
        actor: Actor,
        id: View['id'],
        expected: readonly Version[] | undefined,
        how: Deletion,
      ): Outcome<{ readonly facts: View }>;
    };
    readonly restore: {
      execute(actor: Actor, id: View['id'], expected?: readonly Version[]): Outcome<{ readonly facts: View }>;
    };
  };
  readonly detail?: {
    readonly description?: string;
    /** Where one thing is shown with more than lists show of it. */
    readonly whole?: {
      readonly summary: string;
      /** Of the answer. */
      readonly success: string;
      readonly view: ZodType;
      present(shown: Shown): unknown;
    };
  };
  /** Where it can be said how to delete. */
  readonly deletion?: {
    readonly query: ZodType<Deletion>;
    readonly description: string;
    readonly failures: readonly Kind[];
    /** The same as JSON, for commands. */
    readonly args?: ZodType<Deletion>;
  };
  readonly restoration?: { readonly description?: string; readonly failures?: readonly Kind[] };
}

/** What a resource says that is written as JSON: its seven routes. */
export interface ResourceRoutes<
  View extends Viewed,
  Content,
  Field extends string,
  Filter,
  Shown extends { readonly facts: View },
  Deletion,
> extends StoredRoutes<View, Field, Filter, Shown, Deletion> {
  /** Of a whole thing, at creation and at replacement. */
  readonly content: ZodType<Content>;
  readonly change: ZodType<Partial<Content>>;
  readonly useCases: StoredRoutes<View, Field, Filter, Shown, Deletion>['useCases'] & {
    readonly entities: {
      withDeleted(ownerId: string, id: View['id']): Promise<{ readonly facts: View & Deletable } | undefined>;
    };
    readonly add: { execute(actor: Actor, given: Content): Outcome<{ readonly facts: View }> };
    readonly revise: {
      execute(
        actor: Actor,
        id: View['id'],
        change: Partial<Content>,
        expected: readonly Version[] | undefined,
      ): Outcome<{ readonly facts: View }>;
    };
  };
  /** What there is to say of a new one. */
  readonly creation?: string;
}
