import type { Schemas } from '../../../client/index.ts';
import { api } from './api.ts';
import { onChange, tellChange } from './changes.ts';
import { copy } from './copy.ts';
import { Observable } from './observable.ts';

export type User = Schemas['User'];

export type Signed =
  | { readonly state: 'unknown' }
  | { readonly state: 'unreachable' }
  | { readonly state: 'out'; readonly because?: string }
  | { readonly state: 'in'; readonly user: User };

/** Who is signed in here, so that the page opens without a network. What proves it is in cookies that no script reads. */
const mark = 'mainstay.signed-in';
/** Whose copy is still here because something of it was never sent. */
const leftMark = 'mainstay.left';

const gone = ['UNAUTHORIZED', 'TOKEN_EXPIRED'];

class PageSession {
  readonly signed = new Observable<Signed>({ state: 'unknown' });

  async start(): Promise<void> {
    const kept = localStorage.getItem(mark);
    if (kept === null) return this.signed.set({ state: 'out' });
    const known = userOf(kept);
    if (known !== undefined) await this.#enter(known);
    const shown = await api.me.showMe();
    if (shown.ok) return await this.changed(shown.data);
    if (gone.includes(shown.error.code)) return await this.lost();
    if (known === undefined) this.signed.set({ state: 'unreachable' });
  }

  async begin(user: User): Promise<void> {
    const left = localStorage.getItem(leftMark);
    if (left !== null && left !== user.id) {
      await copy.open(left);
      await copy.erase();
    }
    localStorage.removeItem(leftMark);
    await this.changed(user);
    tellChange('session');
  }

  async changed(user: User): Promise<void> {
    localStorage.setItem(mark, JSON.stringify(user));
    await this.#enter(user);
  }

  /** Ends the session as `ask` does; until its answer is here, nobody takes that for a session that was lost. */
  async leave<Answer extends { readonly ok: boolean }>(ask: () => Promise<Answer>, because?: string): Promise<Answer> {
    const kept = localStorage.getItem(mark);
    localStorage.removeItem(mark);
    const answer = await ask();
    if (answer.ok) await this.end(because);
    else if (kept !== null) localStorage.setItem(mark, kept);
    return answer;
  }

  /** Leaves nothing of the user on this device. */
  async end(because?: string): Promise<void> {
    localStorage.removeItem(mark);
    await copy.erase();
    this.#leave(because);
  }

  /** The server knows this session no more. What was never sent stays, for when its user comes back. */
  async lost(): Promise<void> {
    const { value } = this.signed;
    if (value.state === 'out' || localStorage.getItem(mark) === null) return;
    localStorage.removeItem(mark);
    if (copy.shown.value.state.pending === 0) await copy.erase();
    else if (value.state === 'in') localStorage.setItem(leftMark, value.user.id);
    this.#leave('You have been signed out. Sign in to go on.');
  }

  /** As another tab has it. */
  follow(): void {
    const kept = localStorage.getItem(mark);
    const { value } = this.signed;
    if (kept !== null && value.state === 'out') void this.start();
    const user = userOf(kept ?? '');
    if (user !== undefined && value.state === 'in') this.signed.set({ state: 'in', user });
    if (kept === null && value.state === 'in') this.#out();
  }

  async #enter(user: User): Promise<void> {
    await copy.open(user.id);
    this.signed.set({ state: 'in', user });
  }

  #leave(because?: string): void {
    this.#out(because);
    tellChange('session');
  }

  #out(because?: string): void {
    void copy.close();
    this.signed.set(because === undefined ? { state: 'out' } : { state: 'out', because });
  }
}

export const session = new PageSession();

function userOf(kept: string): User | undefined {
  return kept.startsWith('{') ? (JSON.parse(kept) as User) : undefined;
}

onChange((kind) => {
  if (kind === 'session') session.follow();
});
// A message can be here before what was stored.
addEventListener('storage', ({ key }) => {
  if (key === mark) session.follow();
});
copy.shown.subscribe(({ state }) => {
  if (state.way === 'signed out') void session.lost();
});
