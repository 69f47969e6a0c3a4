import type { Link } from '../../../domain/accounts/link.ts';
import { moment, optional, required, uuid, varchar } from './definition/column.ts';
import { ownRows } from './definition/personal.ts';
import { tableOf } from './definition/table.ts';

export interface MailedLinkRow extends Link {
  readonly tokenHash: string;
}

export const mailedLinksTable = tableOf<MailedLinkRow>()({
  name: 'mailed_links',
  columns: {
    id: required(uuid(), { primary: true }),
    userId: optional(varchar(255), { references: 'users' }),
    purpose: varchar(20),
    tokenHash: required(varchar(43), { unique: true }),
    createdAt: moment(),
    expiresAt: moment(),
  },
  indexes: [
    { name: 'mailed_links_user_id_purpose_key', fields: ['userId', 'purpose'], unique: true },
    { name: 'mailed_links_expiring', fields: ['expiresAt'] },
  ],
  personal: ownRows('mailedLinks', { owner: 'userId', without: ['id', 'tokenHash'] }),
});
