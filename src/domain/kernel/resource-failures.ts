import type { Failure } from './failure.ts';

/** There is no such thing among the actor's own live ones. */
export interface NotFound<Name extends string> extends Failure {
  readonly kind: `${Name}.not_found`;
}

/** The thing is no longer in the version that the caller saw. */
export interface Changed<Name extends string> extends Failure {
  readonly kind: `${Name}.changed`;
}

export const notFound = <const Name extends string>(name: Name): NotFound<Name> => ({ kind: `${name}.not_found` });

export const changed = <const Name extends string>(name: Name): Changed<Name> => ({ kind: `${name}.changed` });
