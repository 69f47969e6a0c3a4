import { useEffect, useRef } from 'preact/hooks';
import { copy } from './copy.ts';

/** What the copy does not hold; that is followed by itself. */
export type Kind = 'payments' | 'session';

const channel = new BroadcastChannel('mainstay page');
const listeners = new Set<(kind: Kind) => void>();

/** Tells every part of the page, in this tab and in others, that something of a kind has changed. */
export function tellChange(kind: Kind): void {
  for (const listener of listeners) listener(kind);
  channel.postMessage(kind);
}

channel.addEventListener('message', ({ data }: MessageEvent<Kind>) => {
  for (const listener of listeners) listener(data);
});

export function onChange(listener: (kind: Kind) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Looks again when something of these kinds has changed, when the tab comes back, and when the way to the server does. */
export function useChanges(kinds: readonly Kind[], look: () => void): void {
  const latest = useRef(look);
  latest.current = look;
  useEffect(() => {
    const again = () => {
      if (document.visibilityState === 'visible') latest.current();
    };
    const stop = onChange((kind) => {
      if (kinds.includes(kind)) latest.current();
    });
    let { way } = copy.shown.value.state;
    const stopFollowing = copy.shown.subscribe(({ state }) => {
      if (way === 'offline' && state.way === 'online') again();
      way = state.way;
    });
    document.addEventListener('visibilitychange', again);
    return () => {
      stop();
      stopFollowing();
      document.removeEventListener('visibilitychange', again);
    };
  }, kinds);
}
