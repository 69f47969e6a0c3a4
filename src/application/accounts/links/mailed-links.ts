import type { Clock } from '../../kernel/clock.ts';
import type { MailedLinks } from '../ports.ts';
import type { LinkTokens } from '../security.ts';
import type { Links } from '../store.ts';

/** Links into the app at `appUrl`, whose pages hand the token back to this product. */
export const linksInto = (
  appUrl: string,
  links: Pick<Links, 'isOpen'>,
  linkTokens: LinkTokens,
  clock: Clock,
): MailedLinks => ({
  addressOf: async (mail, linkId) => {
    const token = linkTokens.tokenOf(linkId).reveal();
    if (!(await links.isOpen(linkId, linkTokens.hashOf(token), clock.now()))) return undefined;
    const page = mail === 'reset-password' ? 'reset-password' : 'verify-email';
    return `${appUrl.replace(/\/+$/, '')}/${page}?token=${token}`;
  },
});
