import type { BoundedStreams } from '../../kit/bounded-streams.ts';
import type { CheckOrigin } from './check-origin.ts';
import type { SignInRateLimits } from './sign-in-rate-limits.ts';
import type { CookieSettings } from './token-cookies.ts';

/** What the routes of accounts need beside their use cases. */
export interface AccountEndpointParts {
  readonly rateLimits: SignInRateLimits;
  readonly checkOrigin: CheckOrigin;
  readonly cookies: CookieSettings;
  readonly exports: BoundedStreams;
}
