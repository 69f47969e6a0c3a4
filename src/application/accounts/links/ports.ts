import type { EmailKey } from '../../../domain/accounts/email.ts';
import type { Link, LinkPurpose } from '../../../domain/accounts/link.ts';
import type { Instant } from '../../../domain/kernel/instant.ts';
import type { Secret } from '../../../domain/kernel/secret.ts';

/** Links that were neither used nor cancelled. */
export interface Links {
  /** In place of the user's older link of that purpose. */
  replace(link: Link, tokenHash: string): Promise<void>;
  /** The link of the token, if it has not expired. */
  withToken(purpose: LinkPurpose, tokenHash: string, now: Instant): Promise<Link | undefined>;
  /** Whether the link may still be used: one that is not is not mailed either. */
  isUsable(id: string, tokenHash: string, now: Instant): Promise<boolean>;
  /** Uses the link up; says whether it was still there, so that of any number at once one succeeds. */
  use(id: string): Promise<boolean>;
  cancelOfUser(userId: string): Promise<void>;
  forgetExpired(now: Instant, limit: number): Promise<number>;
}

/** How many mails somebody may cause in one mailbox, whoever asks from wherever. */
export interface MailAllowances {
  /** Counts one more if there may be one; says whether. Inside a unit of work it counts exactly if that commits. */
  take(mailbox: EmailKey, purpose: LinkPurpose, now: Instant): Promise<boolean>;
  forgetBefore(moment: Instant, limit: number): Promise<number>;
}

/** Tokens of mailed links. They are derived from the link's id and a secret that is not in the database. */
export interface LinkTokens {
  tokenOf(linkId: string): Secret;
  hashOf(token: string): string;
}

export interface MailedLinks {
  /** Where the link of a mail leads, token included; undefined once it can no longer be used. */
  addressOf(mail: string, linkId: string): Promise<string | undefined>;
}
