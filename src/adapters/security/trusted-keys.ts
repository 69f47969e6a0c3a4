import { importJWK, type JWK } from 'jose';
import type { VerifyingKey } from './jwt.ts';

/** A public key of another issuer, under the name that its tokens carry. */
export interface TrustedKey extends VerifyingKey {
  readonly kid: string;
  /** Equal for equal keys, however they were written. */
  readonly thumbprint: string;
}

export type TrustedKeys = ReadonlyMap<string, TrustedKey>;

/** The usable ones of a published key set; one that nobody can use does not spoil the others. */
export async function trustedKeys(published: readonly unknown[]): Promise<TrustedKeys> {
  const keys = new Map<string, TrustedKey>();
  for (const jwk of published) {
    const key = await trustedKey(jwk);
    if (key !== undefined && !keys.has(key.kid)) keys.set(key.kid, key);
  }
  return keys;
}

async function trustedKey(given: unknown): Promise<TrustedKey | undefined> {
  if (typeof given !== 'object' || given === null) return undefined;
  const jwk: JWK = given;
  const algorithms = algorithmsOf(jwk);
  const name = algorithms?.[0];
  if (algorithms === undefined || name === undefined || typeof jwk.kid !== 'string' || !isForSigning(jwk))
    return undefined;
  try {
    const material = publicPart(jwk);
    const key = await importJWK(material, name);
    if (key instanceof Uint8Array || isShort(key)) return undefined;
    return { kid: jwk.kid, key, algorithms, thumbprint: JSON.stringify([name, material]) };
  } catch {
    return undefined;
  }
}

/** What the kind of key is good for. A key's own `alg` can only choose within its kind. */
function algorithmsOf({ kty, crv, alg }: JWK): readonly string[] | undefined {
  const choices = kinds.get(kty === 'RSA' ? 'RSA' : `${kty} ${crv}`);
  if (choices === undefined || (alg !== undefined && !choices.includes(alg))) return undefined;
  return kty === 'RSA' ? [alg ?? 'RS256'] : choices;
}

const kinds: ReadonlyMap<string, readonly string[]> = new Map([
  ['OKP Ed25519', ['EdDSA', 'Ed25519']],
  ['EC P-256', ['ES256']],
  ['EC P-521', ['ES512']],
  ['RSA', ['RS256', 'PS256']],
]);

const isForSigning = ({ use, key_ops }: JWK): boolean =>
  (use === undefined || use === 'sig') &&
  (key_ops === undefined || (Array.isArray(key_ops) && key_ops.includes('verify')));

function publicPart({ kty, crv, x, y, n, e }: JWK): JWK {
  const material = { kty, crv, x, y, n, e };
  return Object.fromEntries(Object.entries(material).filter(([, value]) => value !== undefined));
}

const isShort = ({ algorithm }: CryptoKey): boolean =>
  'modulusLength' in algorithm && typeof algorithm.modulusLength === 'number' && algorithm.modulusLength < 2048;
