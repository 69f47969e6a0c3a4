import { type LinkPurpose, openLink } from '../../../domain/accounts/link.ts';
import type { MailName } from '../../mail/ports.ts';
import type { AccountParts } from '../parts.ts';
import type { AccountStore } from '../store.ts';

/** The mail that a link goes out with. */
type LinkMail = Extract<MailName, 'welcome' | 'verify-email' | 'reset-password'>;

/** Opens a link and queues its mail; for nobody it does the same and nothing comes of it. */
export async function mailLink(
  { ids, clock, linkTokens }: Pick<AccountParts, 'ids' | 'clock' | 'linkTokens'>,
  { links, outbox }: Pick<AccountStore, 'links' | 'outbox'>,
  mail: LinkMail,
  userId: string | null,
): Promise<void> {
  const purpose: LinkPurpose = mail === 'reset-password' ? 'reset_password' : 'verify_email';
  const link = openLink(ids.uuid(), userId, purpose, clock.now());
  await links.open(link, linkTokens.hashOf(linkTokens.tokenOf(link.id).reveal()));
  await outbox.post(mail, userId, { linkId: link.id });
}
