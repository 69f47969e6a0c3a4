/** What people type has few different characters; 32 random bytes have more, in any notation. */
const fewestDifferent = 12;

/** A word written again and again, or the placeholder of somebody's example. */
const patterns = [
  /^(.{1,24}?)\1+.{0,23}$/s,
  /secret|password|passphrase|change.?me|example|replace|your.?key|better.?auth|qwerty/i,
];

/** Whether somebody who knows people's habits would find the secret. */
export const isGuessable = (secret: string): boolean =>
  new Set(secret).size < fewestDifferent ||
  patterns.some((pattern) => pattern.test(secret.trim())) ||
  isCounted(secret);

/** `abcdefghijklmnopqrstuvwxyz012345`: half of the characters follow upon the one before them in the alphabet. */
function isCounted(secret: string): boolean {
  const codes = [...secret].map((character) => character.charCodeAt(0));
  const steps = codes.filter((code, n) => Math.abs(code - (codes[n - 1] ?? Number.NaN)) <= 1).length;
  return steps >= secret.length / 2;
}
