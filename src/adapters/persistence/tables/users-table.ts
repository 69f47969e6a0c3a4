import type { UserFacts } from '../../../domain/accounts/user.ts';
import { moment, optional, required, varchar, version } from './definition/column.ts';
import { tableOf } from './definition/table.ts';

export const usersTable = tableOf<UserFacts>()({
  name: 'users',
  columns: {
    id: required(varchar(255), { primary: true }),
    issuer: varchar(255),
    email: optional(varchar(255)),
    emailAsOf: optional(moment()),
    name: optional(varchar(100)),
    role: varchar(20),
    emailVerifiedAt: optional(moment()),
    lockedAt: optional(moment()),
    deletedAt: optional(moment()),
    version: version(),
    createdAt: moment(),
    updatedAt: moment(),
  },
  indexes: [
    { name: 'users_email', expression: 'create index "users_email" on "users" (lower(email))' },
    {
      name: 'users_email_of_mainstay',
      expression: `create unique index "users_email_of_mainstay" on "users" (lower(email)) where issuer = 'mainstay' and deleted_at is null`,
    },
    {
      name: 'users_search_text',
      expression: 'create index "users_search_text" on "users" using gin (search_text gin_trgm_ops)',
    },
  ],
  others: { search_text: { type: 'text', nullable: true } },
  personal: {
    owners: ['id'],
    exported: { as: 'user', isAlone: true, without: ['version'] },
    erased: ['email', 'emailAsOf', 'name', 'emailVerifiedAt'],
    because: 'the row stays so that its id is never given again',
  },
  announced: {
    kind: 'user',
    eventOf: (before, after) => {
      if (before === undefined) return 'registered';
      if (before.deletedAt === null && after.deletedAt !== null) return 'deleted';
      return before.emailVerifiedAt === null && after.emailVerifiedAt !== null ? 'verified' : undefined;
    },
    tellsAll: (event) => event !== 'deleted',
  },
});
