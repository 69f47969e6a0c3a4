import { Observable } from './observable.ts';

/** Where in the page one is: the words of `#/projects/7`. The links of mails have paths of their own, and a token. */
export interface Route {
  readonly words: readonly string[];
  readonly token: string | null;
}

function read(): Route {
  const { pathname, hash, search } = location;
  const words = hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decodeURIComponent);
  const mailed = pathname === '/verify-email' || pathname === '/reset-password';
  if (mailed && words.length === 0)
    return { words: [pathname.slice(1)], token: new URLSearchParams(search).get('token') };
  return { words, token: null };
}

export const route = new Observable<Route>(read());
addEventListener('hashchange', () => route.set(read()));

/** Leaves the path of a mailed link behind: its token has served. */
export function go(place: string): void {
  if (location.pathname === '/') {
    location.hash = place;
    return;
  }
  history.replaceState(null, '', `/#${place}`);
  route.set(read());
}
