import type { KeptAnswer } from '../../../application/kernel/idempotency.ts';
import type { BoundKey } from '../../../application/payments/ports.ts';
import type { Instant } from '../../../domain/kernel/instant.ts';
import type { MemoryDatabase, MemoryTable } from './memory-database.ts';

export interface KeptUnderKey {
  readonly name: string;
  readonly fingerprint: string;
  readonly answer: KeptAnswer;
  readonly at: Instant;
}

export interface BoundToRow extends BoundKey {
  readonly answer?: KeptAnswer;
}

interface KeySpace {
  readonly kept: MemoryTable<string, KeptUnderKey>;
  readonly bound: MemoryTable<string, BoundToRow>;
}

const spaces = new WeakMap<MemoryDatabase, KeySpace>();

/** An `Idempotency-Key` is one thing, whichever kind of request came with it: each kind sees what the other has used. */
export function keySpaceOf(database: MemoryDatabase): KeySpace {
  const space = spaces.get(database) ?? { kept: database.table(), bound: database.table() };
  spaces.set(database, space);
  return space;
}

export const keyName = (ownerId: string, key: string): string => JSON.stringify([ownerId, key]);
