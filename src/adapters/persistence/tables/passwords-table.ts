import type { Credential } from '../../../application/accounts/passwords/ports.ts';
import { integer, required, text, varchar } from './definition/column.ts';
import { tableOf } from './definition/table.ts';

export const passwordsTable = tableOf<Credential>()({
  name: 'passwords',
  columns: {
    userId: required(varchar(255), { primary: true, references: 'users', deferred: true }),
    emailKey: required(text(), { unique: true }),
    hash: varchar(60),
    serial: integer(),
  },
  personal: {
    owners: ['userId'],
    exported: null,
    erased: 'remove',
    because: 'it holds the address, exported with the user, and a hash, which is for nobody to see',
  },
});
