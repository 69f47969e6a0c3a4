import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Place, WalkPosition } from '../../../../application/sync/ports.ts';
import type { SyncedUpTo } from '../../../../application/sync/read-changes.ts';
import type { SyncPlace } from '../../../../application/sync/sync-place.ts';
import { type Instant, instantOf, millisecondsOf } from '../../../../domain/kernel/instant.ts';

/** Whose token it is, for nobody but us: one of another user leads nowhere. */
const ownerOf = (userId: string): string => createHash('sha256').update(userId).digest('base64url').slice(0, 12);

const second = z.int().min(0).max(253_402_300_799);
const number = z.string().regex(/^(0|[1-9]\d{0,17})$/);

/** PostgreSQL refuses what is no snapshot: transactions in order, and none outside of its bounds. */
function isSnapshot(text: string): boolean {
  const [first, end, running, ...more] = text.split(':');
  if (first === undefined || end === undefined || running === undefined || more.length > 0) return false;
  const between = running === '' ? [] : running.split(',');
  const all = [first, ...between, end];
  if (!all.every((one) => number.safeParse(one).success) || first === '0') return false;
  const numbers = all.map(BigInt);
  return numbers.every((one, at) => {
    const next = numbers[at + 1];
    const mayBeEqual = at === 0 || at === numbers.length - 2;
    return next === undefined || one < next || (mayBeEqual && one === next && (at === 0 || between.length === 0));
  });
}

const place = z
  .tuple([z.string().max(100), z.uuid(), z.string().max(20_000).refine(isSnapshot)])
  .transform(([history, start, snapshot]): Place => ({ history, start, snapshot }));

const position = z
  .tuple([z.string().regex(/^[a-z_]{1,63}$/), number, z.union([z.int().positive(), z.uuid()])])
  .transform(([kind, changedIn, id]): WalkPosition => ({ kind, changedIn, id }));

const content = z.tuple([
  z.literal(1),
  z.string(),
  place.nullable(),
  second,
  z.tuple([place, second, position]).nullable(),
]);

interface SyncToken {
  readonly owner: string;
  readonly place: SyncPlace;
}

const momentOf = (seconds: number): Instant => instantOf(seconds * 1000);
const secondsOf = (instant: Instant): number => Math.floor(millisecondsOf(instant) / 1000);

/** Undefined for what is no token at all; whether it leads anywhere is another question. */
export function readSyncToken(text: string): SyncToken | undefined {
  try {
    const parsed = content.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    if (!parsed.success) return undefined;
    const [, owner, known, readAt, walk] = parsed.data;
    if (known === null && walk === null) return undefined;
    return {
      owner,
      place: {
        known,
        readAt: momentOf(readAt),
        walk: walk && { begun: walk[0], begunAt: momentOf(walk[1]), after: walk[2] },
      },
    };
  } catch {
    return undefined;
  }
}

const written = ({ history, start, snapshot }: Place) => [history, start, snapshot];

export function writeSyncToken(userId: string, { known, readAt, walk }: SyncPlace): string {
  const { begun, begunAt, after } = walk ?? {};
  const way = begun &&
    begunAt &&
    after && [written(begun), secondsOf(begunAt), [after.kind, after.changedIn, after.id]];
  const told = [1, ownerOf(userId), known && written(known), secondsOf(readAt), way ?? null];
  return Buffer.from(JSON.stringify(told)).toString('base64url');
}

/** How far this user has come with it. */
export const upTo = (userId: string, token: SyncToken | null): SyncedUpTo => {
  if (token === null) return 'nothing';
  return token.owner === ownerOf(userId) ? token.place : 'lost';
};
