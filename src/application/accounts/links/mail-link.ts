import { createLink, type LinkPurpose } from '../../../domain/accounts/link.ts';
import type { MailName } from '../../mail/ports.ts';
import type { AccountParts } from '../account-parts.ts';
import type { AccountStore } from '../account-store.ts';

/** The mail that a link goes out with. */
type LinkMail = Extract<MailName, 'welcome' | 'verify-email' | 'reset-password'>;

const purposes: Readonly<Record<LinkMail, LinkPurpose>> = {
  welcome: 'verify_email',
  'verify-email': 'verify_email',
  'reset-password': 'reset_password',
};

/** Makes a link and queues its mail; without a user it does the same and nothing comes of it. */
export async function mailLink(
  { ids, clock, linkTokens }: Pick<AccountParts, 'ids' | 'clock' | 'linkTokens'>,
  { links, outbox }: Pick<AccountStore, 'links' | 'outbox'>,
  mail: LinkMail,
  userId: string | null,
): Promise<void> {
  const link = createLink(ids.uuid(), userId, purposes[mail], clock.now());
  await links.replace(link, linkTokens.hashOf(linkTokens.tokenOf(link.id).reveal()));
  await outbox.post(mail, userId, { linkId: link.id });
}
