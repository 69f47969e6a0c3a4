import type { JWTPayload } from 'jose';
import { err, ok, type Result } from 'neverthrow';
import { type TokenMalformed, tokenMalformed } from '../../application/accounts/failures.ts';
import type { SessionClaims, TokenClaims } from '../../application/accounts/sessions/ports.ts';
import type { Issuer } from '../../domain/accounts/user.ts';
import { claimedEmail, isUserId } from '../../domain/accounts/user-id.ts';
import { type Instant, instantOf, millisecondsOf } from '../../domain/kernel/instant.ts';

/** A shared-secret token says who vouches for its user by whether one of our sessions made it; its `iss` says nothing. */
export function sharedSecretClaims(payload: JWTPayload, now: Instant): Result<TokenClaims, TokenMalformed> {
  const session = sessionClaims(payload);
  const id = payload['user_id'] ?? payload.sub ?? payload['id'];
  return claimsOf(session === null ? 'shared-secret' : 'mainstay', id, payload, session, now);
}

export const betterAuthClaims = (
  issuer: Issuer,
  payload: JWTPayload,
  now: Instant,
): Result<TokenClaims, TokenMalformed> => claimsOf(issuer, payload.sub ?? payload['id'], payload, null, now);

function claimsOf(
  issuer: Issuer,
  userId: unknown,
  payload: JWTPayload,
  session: SessionClaims | null,
  now: Instant,
): Result<TokenClaims, TokenMalformed> {
  if (!isUserId(userId)) return err(tokenMalformed);
  const said = { issuer, userId, email: claimedEmail(payload['email']), issuedAt: issuedAt(payload, now), session };
  return ok({ ...said, ...(payload.exp === undefined ? undefined : { expiresAt: expiresAt(payload.exp) }) });
}

/** In seconds; no token outlasts the year 9999. */
const expiresAt = (exp: number): Instant => instantOf(Math.min(Math.max(exp, 0), 253_402_300_799) * 1000);

/** A token without the claim counts as made when it was first seen; none was made in the future. */
function issuedAt({ iat }: JWTPayload, now: Instant): Instant {
  if (iat === undefined) return now;
  const milliseconds = iat * 1000;
  return milliseconds >= millisecondsOf(now) ? now : instantOf(Math.max(0, milliseconds));
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Other signers of the secret use `sid` too, for sessions of their own: ours is a UUID and comes with a generation. */
function sessionClaims({ sid, gen }: JWTPayload): SessionClaims | null {
  if (typeof sid !== 'string' || !uuid.test(sid)) return null;
  return typeof gen === 'number' && Number.isSafeInteger(gen) && gen > 0 ? { id: sid, generation: gen } : null;
}
