import { codePoints, isStorable } from '../kernel/text.ts';

export const userIdBounds = { max: 255 } as const;
export const emailBounds = { max: 255 } as const;

/**
 * As a user's id, segments of fixed paths under `/api` would make `/api/{user_id}/tasks` ambiguous; and dot segments lead
 * elsewhere, however they are written (RFC 3986, 5.2.4).
 */
export const reservedUserIds: readonly string[] = ['v1', 'payments', 'user', 'webhooks', '.', '..'];

/** An id as another issuer gives it, taken as it is: never trimmed, so that two different ids never become one. */
export const isUserId = (given: unknown): given is string =>
  typeof given === 'string' && given !== '' && fits(given, userIdBounds.max) && !reservedUserIds.includes(given);

/** The address that an issuer names. One that cannot be stored counts as none, so that it keeps nobody from signing in. */
export function claimedEmail(given: unknown): string | null {
  if (typeof given !== 'string') return null;
  const email = given.trim();
  return email !== '' && fits(email, emailBounds.max) ? email : null;
}

const fits = (text: string, max: number): boolean =>
  (text.length <= max || (text.length <= 2 * max && codePoints(text) <= max)) && isStorable(text);
