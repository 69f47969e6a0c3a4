import { expect } from 'chai';
import { exportJWK, generateSecret } from 'jose';
import { trustedKeys } from '../../../src/adapters/security/trusted-keys.ts';
import { type KeyPair, keyPair } from '../../support/key-pairs.ts';

describe('the keys of a published set', () => {
  let edwards: KeyPair;
  let rsa: KeyPair;
  before(async () => {
    edwards = await keyPair('ed');
    rsa = await keyPair('rsa', 'RS256');
  });

  const namesOf = async (published: unknown[]) => [...(await trustedKeys(published)).keys()];

  it('are fixed to the algorithm of their kind, or to the one they name within it', async () => {
    const published = [
      edwards.jwk,
      rsa.jwk,
      { ...rsa.jwk, kid: 'ps', alg: 'PS256' },
      { ...rsa.jwk, kid: 'bare', alg: undefined },
    ];
    const keys = await trustedKeys(published);
    expect([...keys.values()].map(({ kid, algorithms }) => [kid, ...algorithms])).to.deep.equal([
      ['ed', 'EdDSA', 'Ed25519'],
      ['rsa', 'RS256'],
      ['ps', 'PS256'],
      ['bare', 'RS256'],
    ]);
  });

  it('are left out where they are of no use, and do not spoil the others', async () => {
    const secret = {
      ...(await exportJWK(await generateSecret('HS256', { extractable: true }))),
      kid: 'secret',
      alg: 'HS256',
    };
    const short = { kty: 'RSA', kid: 'short', e: 'AQAB', n: Buffer.alloc(128, 0xab).toString('base64url') };
    const useless = [
      null,
      5,
      'key',
      [],
      {},
      secret,
      short,
      { ...edwards.jwk, kid: undefined },
      { ...edwards.jwk, kid: 5 },
      { ...edwards.jwk, kid: 'alg', alg: 'HS256' },
      { ...rsa.jwk, kid: 'alg', alg: 'RS512' },
      { ...edwards.jwk, kid: 'kind', kty: 'RSA' },
      { ...edwards.jwk, kid: 'curve', crv: 'X25519' },
      { ...edwards.jwk, kid: 'curve', crv: 'toString' },
      { ...edwards.jwk, kid: 'broken', x: '!' },
      { ...edwards.jwk, kid: 'use', use: 'enc' },
      { ...edwards.jwk, kid: 'operations', key_ops: ['sign'] },
    ];
    expect(await namesOf([...useless, { ...edwards.jwk, use: 'sig', key_ops: ['verify'] }])).to.deep.equal(['ed']);
  });

  it('are the first of their name', async () => {
    const other = await keyPair('ed');
    const keys = await trustedKeys([edwards.jwk, other.jwk]);
    expect(keys.get('ed')?.thumbprint).to.equal((await trustedKeys([edwards.jwk])).get('ed')?.thumbprint);
  });

  it('have equal prints exactly where the keys are equal', async () => {
    const [one, same, other, named] = await Promise.all(
      [
        edwards.jwk,
        { ...edwards.jwk, use: 'sig', ext: true },
        (await keyPair('ed')).jwk,
        { ...rsa.jwk, kid: 'ed' },
      ].map(async (jwk) => (await trustedKeys([jwk])).get('ed')?.thumbprint),
    );
    expect(same).to.equal(one);
    expect(new Set([one, other, named]).size).to.equal(3);
  });
});
