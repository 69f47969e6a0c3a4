import { type TrustedKeys, trustedKeys } from './trusted-keys.ts';

const maxBytes = 256 * 1024;

export type FetchKeys = () => Promise<TrustedKeys>;

/** Requests wait for it, so an issuer that does not answer by then counts as away. */
const timeLimit = 2_000;

/** Asks the issuer for its public keys. Throws when it cannot be asked or answers something else. */
export const fetchKeysFrom =
  (url: string, timeoutMilliseconds = timeLimit): FetchKeys =>
  async () => {
    const response = await fetch(url, {
      // A redirect would let another place say whom we trust.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMilliseconds),
      headers: { accept: 'application/json' },
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new Error(`status ${response.status}`);
    }
    const answer: unknown = JSON.parse(await textOf(response));
    if (typeof answer !== 'object' || answer === null || !('keys' in answer) || !Array.isArray(answer.keys))
      throw new Error('no key set');
    return trustedKeys(answer.keys);
  };

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > maxBytes) throw new Error('the answer is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
