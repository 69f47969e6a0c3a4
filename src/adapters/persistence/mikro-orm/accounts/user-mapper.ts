import type { Selectable } from 'kysely';
import { User, type UserFacts } from '../../../../domain/accounts/user.ts';
import type { Tables } from '../records/list.ts';

export type UserRow = Selectable<Tables['users']>;

export const toRecord = ({ facts }: User): UserRow => ({
  id: facts.id,
  issuer: facts.issuer,
  email: facts.email,
  email_as_of: facts.emailAsOf,
  name: facts.name,
  role: facts.role,
  email_verified_at: facts.emailVerifiedAt,
  locked_at: facts.lockedAt,
  deleted_at: facts.deletedAt,
  version: facts.version,
  created_at: facts.createdAt,
  updated_at: facts.updatedAt,
});

export const fromRecord = (row: UserRow): User =>
  User.restore({
    id: row.id,
    issuer: row.issuer,
    email: row.email,
    emailAsOf: row.email_as_of,
    name: row.name,
    role: row.role,
    emailVerifiedAt: row.email_verified_at,
    lockedAt: row.locked_at,
    deletedAt: row.deleted_at,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  } satisfies Record<keyof UserFacts, unknown>);
