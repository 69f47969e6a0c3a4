import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

/** An issuer's key pair: what it publishes, and how it signs. */
export interface KeyPair {
  readonly jwk: JWK & { readonly kid: string };
  sign(claims: Record<string, unknown>, header?: Record<string, unknown>): Promise<string>;
}

export async function keyPair(kid: string, alg = 'EdDSA'): Promise<KeyPair> {
  const { publicKey, privateKey } = await generateKeyPair(alg);
  return {
    jwk: { ...(await exportJWK(publicKey)), kid, alg },
    sign: (claims, header = {}) => new SignJWT(claims).setProtectedHeader({ alg, kid, ...header }).sign(privateKey),
  };
}
