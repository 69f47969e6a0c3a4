import { Session } from '../../../domain/accounts/session.ts';
import type { User } from '../../../domain/accounts/user.ts';
import { after, millisecondsOf } from '../../../domain/kernel/instant.ts';
import type { Secret } from '../../../domain/kernel/secret.ts';
import type { Origin } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Ids } from '../../kernel/ids.ts';
import type { AccountStore } from '../account-store.ts';
import type { AccessTokenSigner, RefreshTokens } from './ports.ts';

export interface Tokens {
  readonly accessToken: Secret;
  readonly refreshToken: Secret;
  /** Seconds that the access token lives. */
  readonly expiresIn: number;
  /** Seconds that the refresh token lives. */
  readonly refreshExpiresIn: number;
}

export interface SignedIn {
  readonly user: User;
  readonly tokens: Tokens;
}

export interface Lifetimes {
  readonly accessMinutes: number;
  readonly refreshDays: number;
}

interface Parts {
  readonly signer: AccessTokenSigner;
  readonly refreshTokens: RefreshTokens;
  readonly lifetimes: Lifetimes;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** The device names itself; a longer text than anybody reads is cut. */
const maxUserAgent = 500;

/** Opens sessions and issues the tokens of their generations. */
export class TokenIssuer {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async openSession(
    { sessions }: Pick<AccountStore, 'sessions'>,
    user: User,
    origin: Origin,
  ): Promise<SignedIn & { session: Session }> {
    const { ids, clock, refreshTokens, lifetimes } = this.#parts;
    const id = ids.uuid();
    const { token, chain } = refreshTokens.first(id);
    const userAgent = origin.userAgent?.replaceAll('\0', '').toWellFormed().slice(0, maxUserAgent) ?? null;
    const session = Session.open(
      { id, userId: user.facts.id, userAgent, address: origin.address },
      { days: lifetimes.refreshDays },
      clock.now(),
    );
    await sessions.add({ session, chain });
    return { user, session, tokens: await this.issueTokens(user, session, token) };
  }

  /** The tokens of the session's current generation; the access token never outlives the session. */
  async issueTokens(user: User, session: Session, refreshToken: Secret): Promise<Tokens> {
    const { signer, lifetimes, clock } = this.#parts;
    const { id, generation, expiresAt } = session.facts;
    const now = clock.now();
    const secondsUntil = (moment: typeof now) => Math.floor((millisecondsOf(moment) - millisecondsOf(now)) / 1000);
    const refreshExpiresIn = Math.max(1, secondsUntil(expiresAt));
    const expiresIn = Math.min(secondsUntil(after(now, { minutes: lifetimes.accessMinutes })), refreshExpiresIn);
    const { id: userId, email, role } = user.facts;
    const accessToken = await signer.sign({
      userId,
      email,
      role,
      session: { id, generation },
      lifetimeSeconds: expiresIn,
    });
    return { accessToken, refreshToken, expiresIn, refreshExpiresIn };
  }
}
