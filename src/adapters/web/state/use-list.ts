import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { isSignedOut } from './attempt.ts';
import { sayFailure } from './say-failure.ts';
import { session } from './session.ts';

interface Meta {
  readonly total: number | null;
  readonly nextCursor: string | null;
}
type Page<Item> =
  | { readonly ok: true; readonly data: readonly Item[]; readonly meta?: Meta | undefined }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

export interface List<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  /** Nothing has come yet. */
  readonly isNew: boolean;
  readonly isLoading: boolean;
  readonly failure: string | undefined;
  readonly hasMore: boolean;
  more(): void;
  /** Looks again, at as much as is shown. */
  refresh(): void;
}

interface Shown<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  readonly cursor: string | null;
  readonly failure: string | undefined;
  readonly isLoading: boolean;
  readonly isNew: boolean;
}

const pageSize = 30;
const most = 100;
const nothing = { items: [], total: 0, cursor: null, failure: undefined, isLoading: true, isNew: true };

/** An endless list: `load` gives a page, or what follows a cursor. It begins anew when `key` changes. */
export function useList<Item>(
  key: string,
  load: (place: { limit: number; cursor?: string }) => Promise<Page<Item>>,
): List<Item> {
  const [shown, setShown] = useState<Shown<Item>>(nothing);
  const latest = useRef({ load, turn: 0, shown });
  latest.current.load = load;
  latest.current.shown = shown;

  const ask = useCallback(async (place: { limit: number; cursor?: string }) => {
    latest.current.turn += 1;
    const { turn } = latest.current;
    setShown((before) => ({ ...before, isLoading: true }));
    const page = await latest.current.load(place);
    if (turn !== latest.current.turn) return;
    if (!page.ok) {
      if (isSignedOut(page.error)) await session.lost();
      const failure = sayFailure(page.error);
      setShown((before) => ({ ...before, isLoading: false, isNew: false, failure }));
      return;
    }
    const { data, meta } = page;
    setShown((before) => ({
      items: place.cursor === undefined ? data : [...before.items, ...data],
      total: meta?.total ?? before.total,
      cursor: meta?.nextCursor ?? null,
      failure: undefined,
      isLoading: false,
      isNew: false,
    }));
  }, []);

  useEffect(() => {
    setShown((before) => ({ ...before, isNew: true }));
    void ask({ limit: pageSize });
  }, [key, ask]);

  const { items, total, cursor, failure, isLoading, isNew } = shown;
  return {
    ...{ items, total, failure, isLoading, isNew },
    hasMore: cursor !== null,
    more: () => {
      if (cursor !== null && !isLoading) void ask({ limit: pageSize, cursor });
    },
    refresh: () => void ask({ limit: Math.min(most, Math.max(pageSize, latest.current.shown.items.length)) }),
  };
}
