import { defineEntity, p } from '@mikro-orm/core';
import { instant, version } from './columns.ts';

export const UserRecord = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: {
    id: p.string().length(255).primary(),
    issuer: p.string().length(255),
    email: p.string().length(255).nullable(),
    email_as_of: instant().nullable(),
    name: p.string().length(100).nullable(),
    role: p.string().length(20).$type<'user' | 'admin'>(),
    email_verified_at: instant().nullable(),
    locked_at: instant().nullable(),
    deleted_at: instant().nullable(),
    version: version(),
    created_at: instant(),
    updated_at: instant(),
  },
  indexes: [
    { name: 'users_email', expression: 'create index "users_email" on "users" (lower(email))' },
    {
      name: 'users_email_of_mainstay',
      expression: `create unique index "users_email_of_mainstay" on "users" (lower(email)) where issuer = 'mainstay' and deleted_at is null`,
    },
  ],
});
