import type { Bounds } from './bulkhead.ts';

/** How the connections of one pool are shared out. */
export interface Shares {
  /** Shared by short reads. */
  readonly shared: number;
  /** For what every request and probe reads first; 0: it takes any free one. */
  readonly reserved: number;
  /** Each for one caller at a time. */
  readonly exclusive: number;
  readonly writes: Bounds;
  readonly longReads: Bounds;
  readonly exports: Bounds;
}

const mostWaiting = 1000;
/** Milliseconds. */
const timeouts = { writes: 10_000, longReads: 2000 };

/** Long reads and exports never have all exclusive connections, and one requester's writes leave one to others. */
export function sharesOf(size: number): Shares {
  const shared = size >= 8 ? 2 : size >= 5 ? 1 : 0;
  const reserved = size >= 4 ? 1 : 0;
  const exclusive = size - shared - reserved;
  const slow = exclusive >= 6 ? 2 : 1;
  const perWriter = Math.max(1, exclusive - 2 * slow - 1);
  return {
    shared,
    reserved,
    exclusive,
    writes: { concurrent: exclusive, perRequester: perWriter, waiting: mostWaiting, timeout: timeouts.writes },
    longReads: { concurrent: slow, perRequester: 1, waiting: mostWaiting, timeout: timeouts.longReads },
    exports: { concurrent: slow, perRequester: 1, waiting: 0, timeout: 0 },
  };
}
