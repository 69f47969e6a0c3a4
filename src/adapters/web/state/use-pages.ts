import { useEffect, useState } from 'preact/hooks';
import { useCopy } from './use-copy.ts';

const pageSize = 30;

/** Of a list that is at hand as much as one has got to; it begins at the top again when `key` changes. */
export function usePages<Item>(key: string, all: readonly Item[]) {
  const { state } = useCopy();
  const [count, setCount] = useState(pageSize);
  useEffect(() => setCount(pageSize), [key]);
  return {
    items: all.slice(0, count),
    /** Not everything has come yet, and there is a way for it to come. */
    isLoading: !state.isComplete && state.way !== 'offline',
    more: () => setCount((before) => (before < all.length ? before + pageSize : before)),
  };
}
