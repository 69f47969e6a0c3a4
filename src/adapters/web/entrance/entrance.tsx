import type { ComponentChildren } from 'preact';
import { pageSettings } from '../state/page-settings.ts';

interface Props {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** What whoever is not signed in sees: one thing to do, and where else to look. */
export function Entrance({ title, children }: Props) {
  return (
    <div class="entrance">
      <header>
        <a class="brand" href="/#/">
          <img src="/docs/icon.svg" alt="" width="28" height="28" />
          {pageSettings.name}
        </a>
      </header>
      <main>
        <h1>{title}</h1>
        {children}
      </main>
      <footer>
        {pageSettings.showsMails && (
          <a class="elsewhere" href="/#/mails">
            Mails that would have been sent
          </a>
        )}
        <a class="elsewhere" href="/docs">
          The API behind this page
        </a>
      </footer>
    </div>
  );
}
