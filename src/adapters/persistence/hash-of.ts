import type { PasswordHashes } from '../../application/accounts/passwords/ports.ts';
import { Password } from '../../domain/accounts/password.ts';
import type { Secret } from '../../domain/kernel/secret.ts';

/** One hash for everybody: thousands would take minutes. */
export async function hashOf(hashes: PasswordHashes, password: Secret): Promise<string> {
  const chosen = Password.parse(password.reveal());
  const hash = chosen.isErr() ? chosen : await hashes.hash(chosen.value);
  if (hash.isErr()) throw new Error(`the password of the demo is refused: ${JSON.stringify(hash.error)}`);
  return hash.value;
}
