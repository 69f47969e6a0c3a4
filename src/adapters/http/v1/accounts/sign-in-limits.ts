import { err, ok, ResultAsync } from 'neverthrow';
import type { RefreshTokens } from '../../../../application/accounts/security.ts';
import type { Origin } from '../../../../application/kernel/actor.ts';
import type { RateLimit } from '../../../../application/kernel/rate-limits.ts';
import { emailKey } from '../../../../domain/accounts/email.ts';
import type { RateLimited } from '../../kit/failures.ts';

export interface SignInLimits {
  readonly perSignIn: RateLimit;
  readonly perSignInAddress: RateLimit;
  readonly perSession: RateLimit;
}

/** The limits of register, log-in, forgot and refresh, beside those of every request. */
export class SignInGate {
  readonly #limits: SignInLimits;
  readonly #tokens: Pick<RefreshTokens, 'read'>;
  readonly #onRefused: (limit: string) => void;

  constructor(limits: SignInLimits, tokens: Pick<RefreshTokens, 'read'>, onRefused: (limit: string) => void) {
    this.#limits = limits;
    this.#tokens = tokens;
    this.#onRefused = onRefused;
  }

  /** Counts for the client's address, and for the pair of it and the e-mail, whoever has that. */
  admit(email: string, { address }: Origin): ResultAsync<void, RateLimited> {
    const from = address ?? 'unknown';
    const { perSignIn, perSignInAddress } = this.#limits;
    return this.#take(perSignInAddress, from).andThen(() => this.#take(perSignIn, `${from} ${emailKey(email)}`));
  }

  /** Only a token that bears our mark counts for its session: nobody else can use up the allowance of others. */
  admitRefresh(token: string, { address }: Origin): ResultAsync<void, RateLimited> {
    const reading = this.#tokens.read(token);
    const subject = reading?.marked ? reading.sessionId : `unknown from ${address ?? 'unknown'}`;
    return this.#take(this.#limits.perSession, subject);
  }

  #take(limit: RateLimit, subject: string): ResultAsync<void, RateLimited> {
    return ResultAsync.fromSafePromise(Promise.resolve(limit.take(subject))).andThen((allowance) => {
      if (allowance.allowed) return ok();
      this.#onRefused(limit.name);
      return err({
        kind: 'rate.limited',
        retryAfter: allowance.resetSeconds,
        refusedBy: { limit, allowance },
      } as const);
    });
  }
}
