import type { Instant } from '../../../domain/kernel/instant.ts';

/** A kind of thing that is deleted softly. */
export interface Purgeable {
  /** In the plural: `tasks`. */
  readonly name: string;
  /** Forgets what was deleted before `moment`, at most `limit` of it; says how many. */
  purge(moment: Instant, limit: number): Promise<number>;
}
