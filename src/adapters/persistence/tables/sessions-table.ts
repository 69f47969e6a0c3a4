import type { RefreshTokenChain, StoredSession } from '../../../application/accounts/sessions/ports.ts';
import { Session, type SessionFacts } from '../../../domain/accounts/session.ts';
import { boolean, integer, json, moment, optional, required, uuid, varchar } from './definition/column.ts';
import { tableOf } from './definition/table.ts';

export type SessionRow = SessionFacts & RefreshTokenChain;

export const sessionsTable = tableOf<SessionRow>()({
  name: 'sessions',
  columns: {
    id: required(uuid(), { primary: true }),
    userId: required(varchar(255), { references: 'users' }),
    generation: integer(),
    acknowledged: boolean(),
    givenAt: moment(),
    overtaken: json(),
    currentHash: varchar(43),
    predecessorHash: optional(varchar(43)),
    seed: varchar(43),
    userAgent: optional(varchar(500)),
    address: optional(varchar(64)),
    createdAt: moment(),
    lastUsedAt: moment(),
    expiresAt: moment(),
    endedAt: optional(moment()),
    endedBy: optional(varchar(20)),
  },
  indexes: [
    { name: 'sessions_live', fields: ['userId', 'lastUsedAt'], where: 'ended_at is null' },
    { name: 'sessions_ended', fields: ['endedAt'], where: 'ended_at is not null' },
    { name: 'sessions_expiring', fields: ['expiresAt'] },
  ],
  personal: {
    owners: ['userId'],
    exported: {
      as: 'sessions',
      without: ['userId', 'overtaken', 'currentHash', 'predecessorHash', 'seed', 'givenAt', 'acknowledged'],
    },
    erased: 'remove',
  },
});

export const sessionRowOf = ({ session, chain }: StoredSession): SessionRow => ({ ...session.facts, ...chain });

export const storedSessionOf = ({ currentHash, predecessorHash, seed, ...facts }: SessionRow): StoredSession => ({
  session: Session.restore(facts),
  chain: { currentHash, predecessorHash, seed },
});
