import type { Schemas } from '../../../client/index.ts';
import { api } from './api.ts';
import { onChange, tellChange } from './changes.ts';
import { Observable } from './observable.ts';

export type User = Schemas['User'];

export type Signed =
  | { readonly state: 'unknown' }
  | { readonly state: 'unreachable' }
  | { readonly state: 'out'; readonly because?: string }
  | { readonly state: 'in'; readonly user: User };

/** Says that somebody has signed in here, without saying who: what proves it is in cookies that no script reads. */
const mark = 'mainstay.signed-in';

class PageSession {
  readonly signed = new Observable<Signed>({ state: 'unknown' });

  async start(): Promise<void> {
    if (localStorage.getItem(mark) === null) return this.signed.set({ state: 'out' });
    const shown = await api.me.showMe();
    if (shown.ok) return this.signed.set({ state: 'in', user: shown.data });
    if (shown.error.code === 'UNAUTHORIZED' || shown.error.code === 'TOKEN_EXPIRED') return this.lost();
    this.signed.set({ state: 'unreachable' });
  }

  begin(user: User): void {
    localStorage.setItem(mark, '1');
    this.signed.set({ state: 'in', user });
    tellChange('session');
  }

  changed(user: User): void {
    this.signed.set({ state: 'in', user });
    tellChange('session');
  }

  end(because?: string): void {
    localStorage.removeItem(mark);
    this.signed.set(because === undefined ? { state: 'out' } : { state: 'out', because });
    tellChange('session');
  }

  /** The server knows this session no more. */
  lost(): void {
    if (this.signed.value.state !== 'out') this.end('You have been signed out. Sign in to go on.');
  }
}

export const session = new PageSession();

/** As another tab has it. */
function follow(): void {
  const isMarked = localStorage.getItem(mark) !== null;
  const { state } = session.signed.value;
  if (isMarked && state === 'out') void session.start();
  if (!isMarked && state === 'in') session.signed.set({ state: 'out' });
}

onChange((kind) => {
  if (kind === 'session') follow();
});
// A message can be here before what was stored.
addEventListener('storage', ({ key }) => {
  if (key === mark) follow();
});
