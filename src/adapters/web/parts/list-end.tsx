import { useEffect, useRef } from 'preact/hooks';
import { Note } from './note.tsx';

interface Ended {
  readonly items: readonly unknown[];
  readonly isLoading: boolean;
  readonly failure?: string | undefined;
  more(): void;
  refresh?(): void;
}

/** What stands below a list: more of it comes when one gets here. */
export function ListEnd({ list }: { readonly list: Ended }) {
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
          <button type="button" onClick={() => list.refresh?.()}>
            Try again
          </button>
        </>
      )}
      {list.failure === undefined && list.isLoading && list.items.length > 0 && <p class="quiet">Loading more…</p>}
    </div>
  );
}
