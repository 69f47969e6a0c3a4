import { expect } from 'chai';
import { describeMistakes, type Environment, readConfig } from '../../../src/infrastructure/config/read-config.ts';
import { production } from '../../support/production.ts';

const mistakes = (environment: Environment) => readConfig(environment)._unsafeUnwrapErr();
const wrong = (environment: Environment) => mistakes(environment).map(({ setting }) => setting);

describe('a mistake in the settings', () => {
  for (const [setting, ...values] of [
    ['NODE_ENV', 'staging'],
    ['PORT', 'http', '-1', '65536', '80.5', '0x50', '1e3'],
    ['DATABASE_URL', 'localhost', 'mysql://me@db/shop', 'postgresql://db', 'postgresql://me:%zz@db/shop', 'host='],
    ['DATABASE_POOL_SIZE', '0', 'ten', '1001'],
    ['BETTER_AUTH_SECRET', 'too short', 'ä'.repeat(15)],
    ['BETTER_AUTH_URL', 'auth.example.com', 'ftp://auth.example.com'],
    ['ACCESS_TOKEN_EXPIRE_MINUTES', '0', '1441', '15m'],
    ['REFRESH_TOKEN_EXPIRE_DAYS', '0', '3651'],
    ['CORS_ORIGINS', '*', 'null', 'https://*.example.com/', 'https://a.example.com,*', 'https://a.example.com/', 'a.b'],
    ['RATE_LIMIT_PER_MINUTE', '0', '1000001', 'many'],
    ['AUTH_RATE_LIMIT_PER_MINUTE', '0'],
    ['REFRESH_RATE_LIMIT_PER_MINUTE', '0'],
    ['REDIS_URL', 'localhost:6379', 'http://localhost', 'redis:///'],
    ['TRUST_PROXY', 'loopback', '-1', '21', '1.5'],
    ['STRIPE_API_BASE', 'api.stripe.com'],
    ['PAYMENTS_SANDBOX', 'true'],
    ['SMTP_URL', 'mail.local:25', 'http://mail.local'],
    ['MAIL_FROM', 'nobody', 'A <b>', 'a@b.c\r\nBcc: d@e.f'],
    ['APP_URL', 'localhost:3000', 'javascript:alert(1)'],
    ['LOG_LEVEL', 'loud'],
    ['DEBUG', 'app:*'],
  ] as const)
    for (const value of values)
      it(`is ${setting}=${JSON.stringify(value)}`, () => {
        expect(wrong({ [setting]: value })).to.deep.equal([setting]);
      });

  it('is a production without its secrets', () => {
    expect(wrong({ NODE_ENV: 'production' })).to.deep.equal([
      ...['BETTER_AUTH_SECRET', 'STRIPE_SECRET_KEY', 'SMTP_URL', 'APP_URL'],
    ]);
    expect(wrong({ ...production, PAYMENTS_SANDBOX: '', STRIPE_SECRET_KEY: 'sk' })).to.deep.equal([
      'STRIPE_WEBHOOK_SECRET',
    ]);
  });

  it('is a production on the sandbox that nobody allowed', () => {
    const { PAYMENTS_SANDBOX: _, ...unsaid } = production;
    expect(wrong(unsaid)).to.deep.equal(['STRIPE_SECRET_KEY']);
    expect(describeMistakes(mistakes(unsaid))).to.contain('PAYMENTS_SANDBOX=allow');
    expect(wrong({ ...unsaid, NODE_ENV: 'Production' })).to.deep.equal(['STRIPE_SECRET_KEY']);
    expect(readConfig(production)._unsafeUnwrap().sandboxAllowed).to.equal(true);
    expect(readConfig({ ...unsaid, NODE_ENV: 'development' }).isOk()).to.equal(true);
  });

  for (const guessable of [
    'x'.repeat(40),
    'correcthorsebattery'.repeat(3),
    'better-auth-secret-12345678901234567890',
    'abcdefghijklmnopqrstuvwxyz012345',
    'qwertyuiopasdfghjklzxcvbnm-2026!',
    'ChangeMe-to-a-long-random-string-0123456789',
  ])
    it(`is a production whose secret is ${guessable}`, () => {
      expect(wrong({ ...production, BETTER_AUTH_SECRET: guessable })).to.deep.equal(['BETTER_AUTH_SECRET']);
      expect(readConfig({ BETTER_AUTH_SECRET: guessable }).isOk()).to.equal(true);
    });

  it('is half of a Better Auth server, or replicas of nothing', () => {
    expect(wrong({ BETTER_AUTH_JWKS_URL: 'http://inside/keys' })).to.deep.equal(['BETTER_AUTH_ISSUER']);
    expect(wrong({ BETTER_AUTH_ISSUER: 'x' })).to.deep.equal(['BETTER_AUTH_URL']);
    expect(wrong({ BETTER_AUTH_AUDIENCE: 'x' })).to.deep.equal(['BETTER_AUTH_URL']);
    expect(wrong({ DATABASE_REPLICA_URLS: 'postgres://r1/shop' })).to.deep.equal(['DATABASE_URL']);
    expect(wrong({ DATABASE_DIRECT_URL: 'postgres://r1/shop' })).to.deep.equal(['DATABASE_URL']);
  });

  it('is a Better Auth server that goes by the name of an issuer of our own', () => {
    for (const issuer of ['mainstay', 'shared-secret', 'x'.repeat(256)])
      expect(wrong({ BETTER_AUTH_URL: 'https://auth.example.com', BETTER_AUTH_ISSUER: issuer })).to.deep.equal([
        'BETTER_AUTH_ISSUER',
      ]);
  });

  it('is told together with all others, by name and without what was given', () => {
    const given = {
      NODE_ENV: 'production',
      PORT: 'given-port',
      DATABASE_URL: 'given-password@db',
      BETTER_AUTH_SECRET: 'given-secret',
      CORS_ORIGINS: 'given-origin,*',
      STRIPE_SECRET_KEY: 'given-key',
      REDIS_URL: 'given-redis',
      SMTP_URL: 'given-smtp',
    };
    const text = describeMistakes(mistakes(given));
    expect(text.match(/^ {2}[A-Z_]+/gm)?.map((name) => name.trim())).to.deep.equal([
      ...[
        'PORT',
        'DATABASE_URL',
        'BETTER_AUTH_SECRET',
        'CORS_ORIGINS',
        'REDIS_URL',
        'STRIPE_WEBHOOK_SECRET',
        'SMTP_URL',
        'APP_URL',
      ],
    ]);
    expect(text).not.to.contain('given');
    expect(text).to.contain('8 settings are wrong');
  });
});
