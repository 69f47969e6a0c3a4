import { expect } from 'chai';
import { betterAuthServer } from '../../../src/adapters/security/better-auth-server.ts';

describe('the settings of the Better Auth server', () => {
  const mistakes = (given: Parameters<typeof betterAuthServer>[0]) =>
    betterAuthServer(given)
      ._unsafeUnwrapErr()
      .map(({ name }) => name);
  const server = (given: Parameters<typeof betterAuthServer>[0]) => betterAuthServer(given)._unsafeUnwrap();

  it('name none where they are absent', () => {
    expect(server({})).to.equal(undefined);
  });
  it('are complete with its address: issuer and audience are its origin', () => {
    for (const url of ['https://app.example.com', 'https://app.example.com/'])
      expect(server({ url })).to.deep.equal({
        jwksUrl: 'https://app.example.com/api/auth/jwks',
        issuer: 'https://app.example.com',
        audience: 'https://app.example.com',
      });
    expect(server({ url: 'http://LOCALHOST:3000/front/' })).to.deep.equal({
      jwksUrl: 'http://LOCALHOST:3000/front/api/auth/jwks',
      issuer: 'http://localhost:3000',
      audience: 'http://localhost:3000',
    });
  });
  it('say otherwise where they say it', () => {
    const given = { jwksUrl: 'http://inside:3000/keys', issuer: 'me', audience: 'you' };
    expect(server(given)).to.deep.equal(given);
    expect(server({ ...given, url: 'https://app.example.com' })).to.deep.equal(given);
  });
  it('are mistaken where something is missing, all of it at once', () => {
    expect(mistakes({ issuer: 'me' })).to.deep.equal(['BETTER_AUTH_JWKS_URL', 'BETTER_AUTH_AUDIENCE']);
    expect(mistakes({ jwksUrl: 'http://inside/keys' })).to.deep.equal(['BETTER_AUTH_ISSUER', 'BETTER_AUTH_AUDIENCE']);
  });
  it('are mistaken where an address is none', () => {
    expect(mistakes({ url: 'app.example.com', jwksUrl: 'ftp://x' })).to.deep.equal([
      'BETTER_AUTH_URL',
      'BETTER_AUTH_JWKS_URL',
    ]);
    expect(mistakes({ url: 'https://' })).to.deep.equal(['BETTER_AUTH_URL']);
  });
  it('never lend the server the names of our own issuers', () => {
    for (const issuer of ['mainstay', 'shared-secret'])
      expect(mistakes({ url: 'https://app.example.com', issuer })).to.deep.equal(['BETTER_AUTH_ISSUER']);
  });
});
