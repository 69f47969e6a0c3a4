import { createLink, type LinkPurpose } from '../../../domain/accounts/link.ts';
import type { MailName } from '../../mail/ports.ts';
import type { AccountParts } from '../account-parts.ts';
import type { AccountStore } from '../account-store.ts';
import type { Credential } from '../passwords/ports.ts';

/** The mail that a link goes out with. */
type LinkMail = Extract<MailName, 'welcome' | 'verify-email' | 'reset-password'>;

const purposes: Readonly<Record<LinkMail, LinkPurpose>> = {
  welcome: 'verify_email',
  'verify-email': 'verify_email',
  'reset-password': 'reset_password',
};

/** Makes a link and queues its mail. Where the mailbox has had enough of them nothing happens, and the older link stays good. */
export async function mailLink(
  { ids, clock, linkTokens }: Pick<AccountParts, 'ids' | 'clock' | 'linkTokens'>,
  { links, mailAllowances, outbox }: Pick<AccountStore, 'links' | 'mailAllowances' | 'outbox'>,
  mail: LinkMail,
  { userId, emailKey }: Pick<Credential, 'userId' | 'emailKey'>,
): Promise<void> {
  const now = clock.now();
  const purpose = purposes[mail];
  if (!(await mailAllowances.take(emailKey, purpose, now))) return;
  const link = createLink(ids.uuid(), userId, purpose, now);
  await links.replace(link, linkTokens.hashOf(linkTokens.tokenOf(link.id).reveal()));
  await outbox.post(mail, userId, { linkId: link.id });
}
