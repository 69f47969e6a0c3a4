import type { Instant } from '../../../../domain/kernel/instant.ts';

/**
 * What other systems are told of the rows of a table. The store in memory asks it; in PostgreSQL the table's triggers, which its
 * migration makes, say the same.
 */
export interface Announced<Row> {
  /** In the singular, as in `task.created`. */
  readonly kind: string;
  /** What became of a row, new ones included; undefined where nobody is told. */
  eventOf(before: Row | undefined, after: Row): string | undefined;
  /** Whether an event of that name tells of more than ids. */
  tellsAll?(event: string): boolean;
}

interface Restorable {
  readonly version: number;
  readonly deletedAt: Instant | null;
}

/** Of a resource. A milestone is a field: to set it to true is told under its name. */
export const announcedResource = <Row extends Restorable>(
  kind: string,
  milestone?: keyof Row & string,
): Announced<Row> => ({
  kind,
  eventOf: (before, after) => {
    if (before === undefined) return 'created';
    if (before.version === after.version) return undefined;
    if (before.deletedAt === null) {
      if (after.deletedAt !== null) return 'deleted';
      const isReached = milestone !== undefined && before[milestone] === false && after[milestone] === true;
      return isReached ? milestone : 'changed';
    }
    return after.deletedAt === null ? 'restored' : undefined;
  },
});
