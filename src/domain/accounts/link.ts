import { after, type Instant, type Span } from '../kernel/instant.ts';

export type LinkPurpose = 'verify_email' | 'reset_password';

const lifetimes: Readonly<Record<LinkPurpose, Span>> = {
  verify_email: { hours: 24 },
  reset_password: { hours: 1 },
};

/** A mailed link: whoever has its token may do one thing, once. */
export interface Link {
  readonly id: string;
  /** Null in links that 0.1.0 made for addresses that nobody has. */
  readonly userId: string | null;
  readonly purpose: LinkPurpose;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

export const createLink = (id: string, userId: string | null, purpose: LinkPurpose, now: Instant): Link => ({
  id,
  userId,
  purpose,
  createdAt: now,
  expiresAt: after(now, lifetimes[purpose]),
});
