import type { Instant } from '../../domain/kernel/instant.ts';
import type { Place, WalkPosition } from './ports.ts';

/** How far a client has come: the token that it sends next time. */
export interface SyncPlace {
  /** What was committed there is known to the client; null while it walks through everything for the first time. */
  readonly known: Place | null;
  /** When that was read. */
  readonly readAt: Instant;
  /** In the middle of a walk: where it began, which is what will be known at its end, and how far it has come. */
  readonly walk: { readonly begun: Place; readonly begunAt: Instant; readonly after: WalkPosition } | null;
}
