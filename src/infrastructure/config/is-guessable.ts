/** What people type has few different characters; 32 random bytes have more, in any notation. */
const fewestDifferent = 12;

/** A word written again and again, or the placeholder of somebody's example. */
const patterns = [
  /^(.{1,24}?)\1+.{0,23}$/s,
  /secret|password|passphrase|change.?me|example|replace|your.?key|better.?auth/i,
];

/** Whether somebody who knows people's habits would find the secret. */
export const isGuessable = (secret: string): boolean =>
  new Set(secret).size < fewestDifferent || patterns.some((pattern) => pattern.test(secret.trim()));
