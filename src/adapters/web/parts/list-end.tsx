import { useEffect, useRef } from 'preact/hooks';
import type { List } from '../state/use-list.ts';
import { Note } from './note.tsx';

/** What stands below a list: more of it comes when one gets here. */
export function ListEnd({ list }: { readonly list: List<unknown> }) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(list);
  latest.current = list;
  useEffect(() => {
    if (place.current === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) latest.current.more();
      },
      { rootMargin: '400px' },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [list.items.length]);
  return (
    <div ref={place} class="list-end">
      {list.failure !== undefined && (
        <>
          <Note>{list.failure}</Note>
          <button type="button" onClick={list.refresh}>
            Try again
          </button>
        </>
      )}
      {list.failure === undefined && list.isLoading && list.items.length > 0 && <p class="quiet">Loading more…</p>}
    </div>
  );
}
