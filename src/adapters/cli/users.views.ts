import { z } from 'zod';
import type { SessionView } from '../../application/accounts/sessions/list-sessions.ts';
import type { User, UserFacts } from '../../domain/accounts/user.ts';
import type { Shown } from './command.ts';
import { type Fields, instant, listOf } from './schemas.ts';
import { facts, idColumn, page, table } from './table.ts';
import type { Terminal } from './terminal.ts';

export const userView = z.strictObject({
  id: z.string(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  role: z.enum(['user', 'admin']),
  issuer: z.string(),
  emailVerifiedAt: instant.nullable(),
  lockedAt: instant.nullable(),
  deletedAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
} satisfies Fields<Omit<UserFacts, 'emailAsOf' | 'version'>>);
export const usersView = listOf(userView);

export const presentUser = ({ facts: user }: User): z.infer<typeof userView> => ({
  id: user.id,
  email: user.email,
  name: user.name,
  role: user.role,
  issuer: user.issuer,
  emailVerifiedAt: user.emailVerifiedAt,
  lockedAt: user.lockedAt,
  deletedAt: user.deletedAt,
  createdAt: user.createdAt,
  updatedAt: user.updatedAt,
});

export const shownUser = (user: User, said = ''): Shown<z.infer<typeof userView>> => {
  const json = presentUser(user);
  return { json, text: `${said}${facts(json)}` };
};

const stateOf = ({ facts: user }: User): string => {
  if (user.deletedAt !== null) return 'deleted';
  if (user.lockedAt !== null) return 'locked';
  return user.issuer === 'mainstay' && user.emailVerifiedAt === null ? 'unverified' : 'live';
};

export function shownUsers(
  users: readonly User[],
  total: number,
  terminal: Terminal,
): Shown<z.infer<typeof usersView>> {
  const rows = users.map((user) => {
    const { id, email, name, role, issuer, createdAt } = user.facts;
    return [id, email, name, role, stateOf(user), issuer, createdAt];
  });
  const shown = table([idColumn('id'), 'e-mail', 'name', 'role', 'state', 'issuer', 'since'], rows, terminal);
  return { json: { items: users.map(presentUser), total }, text: page(shown, users.length, total) };
}

/** Whose it is was asked; only live ones are listed, and how a session rotates is nobody's to see. */
type NotShown = 'userId' | 'current' | 'endedAt' | 'endedBy' | 'generation' | 'acknowledged' | 'givenAt' | 'overtaken';

const sessionView = z.strictObject({
  id: z.string(),
  userAgent: z.string().nullable(),
  address: z.string().nullable(),
  createdAt: instant,
  lastUsedAt: instant,
  expiresAt: instant,
} satisfies Fields<Omit<SessionView, NotShown>>);
export const sessionsView = listOf(sessionView);

export function shownSessions(
  sessions: readonly SessionView[],
  terminal: Terminal,
): Shown<z.infer<typeof sessionsView>> {
  const items = sessions.map(({ id, userAgent, address, createdAt, lastUsedAt, expiresAt }) => ({
    ...{ id, userAgent, address, createdAt, lastUsedAt, expiresAt },
  }));
  const rows = items.map(({ id, userAgent, address, lastUsedAt, expiresAt }) => [
    ...[id, userAgent, address, lastUsedAt, expiresAt],
  ]);
  const text = table([idColumn('id'), 'device', 'address', 'last used', 'expires'], rows, terminal);
  return { json: { items, total: items.length }, text };
}
