import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from './parts/icon.tsx';
import { api } from './state/api.ts';
import { attempt } from './state/attempt.ts';
import { pageSettings } from './state/page-settings.ts';
import { session, type User } from './state/session.ts';
import { ProjectNav } from './tasks/project-nav.tsx';

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
    if ((await attempt(api.auth.logOut())) !== undefined) session.end();
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
        {children}
      </main>
    </div>
  );
}

/** No link: the address holds the place. */
const skip = (): void => document.querySelector<HTMLElement>('#main')?.focus();
