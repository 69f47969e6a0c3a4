import type { PasswordHashes } from '../../application/accounts/security.ts';
import { Password } from '../../domain/accounts/password.ts';
import type { Secret } from '../../domain/kernel/secret.ts';

/** One hash for everybody: thousands would take minutes. */
export async function hashOf(hashes: PasswordHashes, password: Secret): Promise<string> {
  const hash = await Password.parse(password.reveal()).asyncAndThen((chosen) => hashes.hash(chosen));
  if (hash.isErr()) throw new Error(`the password of the demo is refused: ${JSON.stringify(hash.error)}`);
  return hash.value;
}
