import type { Instant } from '../../domain/kernel/instant.ts';

/** Where a request came from, for audit rows. Null where the driver has no such thing. */
export interface Origin {
  readonly requestId: string | null;
  readonly address: string | null;
  readonly userAgent: string | null;
}

export type Role = 'user' | 'admin';

/** Who is asking: a signed-in person. Whatever a person owns is looked up by `userId`. */
export interface Actor {
  readonly userId: string;
  readonly role: Role;
  readonly email: string | null;
  /** The session of this product that the token belongs to; null for tokens of another issuer. */
  readonly sessionId: string | null;
  /** For what lasts longer than a request. Absent where no token was shown. */
  readonly tokenExpiresAt?: Instant;
  readonly origin: Origin;
}
