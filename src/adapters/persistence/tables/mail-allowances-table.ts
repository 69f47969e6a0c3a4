import type { LinkPurpose } from '../../../domain/accounts/link.ts';
import type { Instant } from '../../../domain/kernel/instant.ts';
import { moment, moments, required, varchar } from './definition/column.ts';
import { tableOf } from './definition/table.ts';

export interface MailAllowanceRow {
  readonly addressDigest: string;
  readonly purpose: LinkPurpose;
  readonly sentAt: readonly Instant[];
  readonly lastAt: Instant;
}

export const mailAllowancesTable = tableOf<MailAllowanceRow>()({
  name: 'mail_allowances',
  columns: {
    addressDigest: required(varchar(64), { primary: true }),
    purpose: required(varchar(20), { primary: true }),
    sentAt: moments(),
    lastAt: moment(),
  },
  indexes: [{ name: 'mail_allowances_last', fields: ['lastAt'] }],
  personal: {
    impersonal:
      'a digest of an address, forgotten after a day; an erasure leaves it, lest erasing and registering make more mails',
  },
});
