import { err, ok, type Result } from 'neverthrow';
import type { RefreshTokens } from '../../../../application/accounts/sessions/ports.ts';
import type { Origin } from '../../../../application/kernel/actor.ts';
import type { RateLimit } from '../../../../application/kernel/rate-limits.ts';
import { emailKey } from '../../../../domain/accounts/email.ts';
import { networkOf } from '../../kit/client-address.ts';
import type { RateLimited } from '../../kit/failures.ts';

interface Limits {
  readonly perSignIn: RateLimit;
  readonly perSignInAddress: RateLimit;
  readonly perSession: RateLimit;
}

/** The limits of register, log-in, forgot and refresh, beside those of every request. */
export class SignInRateLimits {
  readonly #limits: Limits;
  readonly #tokens: Pick<RefreshTokens, 'parse'>;
  readonly #onRefused: (limit: string) => void;

  constructor(limits: Limits, tokens: Pick<RefreshTokens, 'parse'>, onRefused: (limit: string) => void) {
    this.#limits = limits;
    this.#tokens = tokens;
    this.#onRefused = onRefused;
  }

  /** Counts for the client's address, and for the pair of it and the e-mail, whoever has that. */
  async countSignIn(email: string, { address }: Origin): Promise<Result<void, RateLimited>> {
    const from = networkOf(address ?? 'unknown');
    const { perSignIn, perSignInAddress } = this.#limits;
    const perAddress = await this.#count(perSignInAddress, from);
    if (perAddress.isErr()) return err(perAddress.error);
    return await this.#count(perSignIn, `${from} ${emailKey(email)}`);
  }

  /** Only a token with our MAC counts for its session: nobody else can use up the allowance of others. */
  async countRefresh(token: string, { address }: Origin): Promise<Result<void, RateLimited>> {
    const parsed = this.#tokens.parse(token);
    const subject = parsed?.isAuthentic ? parsed.sessionId : `unknown from ${networkOf(address ?? 'unknown')}`;
    return await this.#count(this.#limits.perSession, subject);
  }

  async #count(limit: RateLimit, subject: string): Promise<Result<void, RateLimited>> {
    const allowance = await limit.take(subject);
    if (allowance.allowed) return ok();
    this.#onRefused(limit.name);
    return err({ kind: 'rate.limited', retryAfter: allowance.resetSeconds, refusedBy: { limit, allowance } });
  }
}
