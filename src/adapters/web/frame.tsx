import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from './parts/icon.tsx';
import { Way } from './parts/way.tsx';
import { api } from './state/api.ts';
import { attempt } from './state/attempt.ts';
import { copy } from './state/copy.ts';
import { pageSettings } from './state/page-settings.ts';
import { session, type User } from './state/session.ts';
import { tell } from './state/toasts.ts';
import { ProjectNav } from './tasks/project-nav.tsx';
import { Refusals } from './tasks/refusals.tsx';

interface Props {
  readonly user: User;
  readonly place: string;
  readonly children: ComponentChildren;
}

/** What stands around every place of whoever is signed in. */
export function Frame({ user, place, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setOpen(false), [place]);
  const leave = async () => {
    // Signing out leaves nothing here: what is still on its way has to be there first.
    if (copy.shown.value.state.pending > 0 && !(await copy.flush()))
      return tell('What you did offline has not been saved yet. Sign out when you are online again.', {
        isFailure: true,
      });
    await attempt(session.leave(() => api.auth.logOut()));
  };
  const link = (to: string, words: string) => (
    <li>
      <a
        href={`/#/${to}`}
        aria-current={place === to || (to === 'admin' && place.startsWith('admin')) ? 'page' : undefined}
      >
        {words}
      </a>
    </li>
  );
  return (
    <div class="frame">
      <button type="button" class="skip" onClick={skip}>
        To the content
      </button>
      <header class="top">
        <a class="brand" href="/#/">
          <img src="/docs/icon.svg" alt="" width="24" height="24" />
          {pageSettings.name}
        </a>
        <button type="button" class="menu" aria-expanded={isOpen} aria-controls="nav" onClick={() => setOpen(!isOpen)}>
          <Icon name="menu" />
          Menu
        </button>
      </header>
      <nav id="nav" class={isOpen ? 'open' : ''} aria-label="Places">
        <ProjectNav place={place} />
        <ul class="places">
          {link('payments', 'Payments')}
          {link('account', user.name ?? 'Account')}
          {user.role === 'admin' && link('admin', 'Administration')}
          {pageSettings.showsMails && link('mails', 'Mails')}
          <li>
            <a href="/docs">API</a>
          </li>
          <li>
            <button type="button" class="plain" onClick={() => void leave()}>
              Sign out
            </button>
          </li>
        </ul>
      </nav>
      <main id="main" tabIndex={-1}>
        <Way />
        <Refusals />
        {children}
      </main>
    </div>
  );
}

/** No link: the address holds the place. */
const skip = (): void => document.querySelector<HTMLElement>('#main')?.focus();
