import type { Clock } from '../../kernel/clock.ts';
import type { Links, LinkTokens, MailedLinks } from './ports.ts';

/** Links into the app at `appUrl`, whose pages hand the token back to this product. */
export const mailedLinks = (
  appUrl: string,
  links: Pick<Links, 'isUsable'>,
  linkTokens: LinkTokens,
  clock: Clock,
): MailedLinks => ({
  addressOf: async (mail, linkId) => {
    const token = linkTokens.tokenOf(linkId).reveal();
    if (!(await links.isUsable(linkId, linkTokens.hashOf(token), clock.now()))) return undefined;
    const page = mail === 'reset-password' ? 'reset-password' : 'verify-email';
    return `${appUrl.replace(/\/+$/, '')}/${page}?token=${token}`;
  },
});
