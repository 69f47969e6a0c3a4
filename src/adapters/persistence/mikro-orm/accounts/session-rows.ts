import type { Insertable, Selectable } from 'kysely';
import type { RefreshTokenChain, StoredSession } from '../../../../application/accounts/sessions/ports.ts';
import { Session, type SessionFacts } from '../../../../domain/accounts/session.ts';
import type { Tables } from '../records/list.ts';

type Row = Selectable<Tables['sessions']>;

export function toRow({ session: { facts }, chain }: StoredSession): Insertable<Tables['sessions']> {
  return {
    id: facts.id,
    user_id: facts.userId,
    generation: facts.generation,
    acknowledged: facts.acknowledged,
    given_at: facts.givenAt,
    overtaken: JSON.stringify(facts.overtaken),
    current_hash: chain.currentHash,
    predecessor_hash: chain.predecessorHash,
    seed: chain.seed,
    user_agent: facts.userAgent,
    address: facts.address,
    created_at: facts.createdAt,
    last_used_at: facts.lastUsedAt,
    expires_at: facts.expiresAt,
    ended_at: facts.endedAt,
    ended_by: facts.endedBy,
  };
}

export const toSession = (row: Row): Session =>
  Session.restore({
    id: row.id,
    userId: row.user_id,
    generation: row.generation,
    acknowledged: row.acknowledged,
    givenAt: row.given_at,
    overtaken: JSON.parse(row.overtaken) as SessionFacts['overtaken'],
    userAgent: row.user_agent,
    address: row.address,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
    endedAt: row.ended_at,
    endedBy: row.ended_by,
  } satisfies Record<keyof SessionFacts, unknown>);

export const toStored = (row: Row): StoredSession => ({
  session: toSession(row),
  chain: {
    currentHash: row.current_hash,
    predecessorHash: row.predecessor_hash,
    seed: row.seed,
  } satisfies Record<keyof RefreshTokenChain, unknown>,
});
