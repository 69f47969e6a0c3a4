export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Seconds that the access token lives from when it was given. */
  readonly expiresIn: number;
}

type Later<T> = T | Promise<T>;

/** Where the tokens are between calls. `clear` is called when the session is over, whoever ended it. */
export interface TokenStorage {
  get(): Later<Tokens | null>;
  set(tokens: Tokens): Later<void>;
  clear(): Later<void>;
}

/** Gone with the page. */
export function memoryStorage(): TokenStorage {
  let kept: Tokens | null = null;
  return {
    get: () => kept,
    set: (tokens) => {
      kept = tokens;
    },
    clear: () => {
      kept = null;
    },
  };
}

interface Items {
  getItem(name: string): Later<string | null>;
  setItem(name: string, value: string): Later<void>;
  removeItem(name: string): Later<void>;
}

/** In `localStorage`, where all tabs of a site share them, or in what looks like it, such as React Native's AsyncStorage. */
export const itemStorage = (items: Items, name = 'mainstay'): TokenStorage => ({
  get: async () => {
    const text = await items.getItem(name);
    return text === null ? null : (JSON.parse(text) as Tokens);
  },
  set: (tokens) => items.setItem(name, JSON.stringify(tokens)),
  clear: () => items.removeItem(name),
});
