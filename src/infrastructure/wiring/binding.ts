import type { Container, ContainerModuleLoadOptions, ServiceIdentifier } from 'inversify';

/** Names a binding and keeps its type. */
export type Token<T> = ServiceIdentifier<T> & symbol;

export const token = <T>(name: string): Token<T> => Symbol(name) as Token<T>;

/** All that was bound to a token, none included. */
interface Every<T> {
  readonly isMultiple: true;
  readonly optional: true;
  readonly serviceIdentifier: Token<T>;
}

export const every = <T>(serviceIdentifier: Token<T>): Every<T> => ({
  isMultiple: true,
  optional: true,
  serviceIdentifier,
});

type Part = Token<unknown> | Every<unknown>;

type Resolved<Parts extends readonly Part[]> = {
  [K in keyof Parts]: Parts[K] extends Every<infer T> ? readonly T[] : Parts[K] extends Token<infer T> ? T : never;
};

export type Provide = <T, const Parts extends readonly Part[]>(
  token: Token<T>,
  parts: Parts,
  make: (...parts: Resolved<Parts>) => T,
) => void;

/** Binds singletons whose parts are named by tokens: a swapped or missing part does not compile. */
export const providing =
  ({ bind }: Pick<ContainerModuleLoadOptions, 'bind'>): Provide =>
  (identifier, parts, make) => {
    bind(identifier)
      .toResolvedValue(make as unknown as (...values: unknown[]) => never, [...parts])
      .inSingletonScope();
  };

/** Several parts, each by a name of the asker's own. */
export type Tokens<T extends object> = { readonly [K in keyof T]: Token<T[K]> };

export function partsFrom<T extends object>(container: Pick<Container, 'get'>, tokens: Tokens<T>): T {
  const names = Object.keys(tokens) as (keyof T)[];
  // Each name comes with the part that its token stands for.
  return Object.fromEntries(names.map((name) => [name, container.get(tokens[name])])) as T;
}
