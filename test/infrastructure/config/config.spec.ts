import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import { expect } from 'chai';
import { type Environment, readConfig } from '../../../src/infrastructure/config/read-config.ts';
import { readEnvironment } from '../../../src/infrastructure/config/read-environment.ts';
import { production } from '../../support/production.ts';

const settled = (environment: Environment = {}) => readConfig(environment)._unsafeUnwrap();

const long = 'q8Zt4LrW1nXv7Kc2Yb9Pd5Mh3Js6Ga0F';

describe('the settings', () => {
  it('have the defaults of the contract', () => {
    expect(settled()).to.deep.equal({
      environment: 'development',
      host: '127.0.0.1',
      port: 8000,
      database: { url: undefined, directUrl: undefined, replicaUrls: [], poolSize: 10 },
      dataDir: resolve('data'),
      secret: undefined,
      betterAuth: undefined,
      backups: undefined,
      tokens: { accessMinutes: 15, refreshDays: 7 },
      corsOrigins: ['http://localhost:3000', 'http://localhost:3001'],
      limits: { perMinute: 100, authPerMinute: 10, refreshPerMinute: 30, redisUrl: undefined },
      trustedProxies: 0,
      stripe: undefined,
      webhookSecrets: [],
      sandboxAllowed: false,
      mail: { smtpUrl: undefined, from: 'Mainstay <no-reply@localhost>' },
      appName: 'Mainstay',
      appUrl: 'http://localhost:8000',
      web: true,
      publicUrl: undefined,
      files: { s3: undefined, limits: { maxBytes: 25 * 1024 ** 2, quota: 1024 ** 3 } },
      webhooks: { allowPrivate: false },
      logLevel: 'info',
      debug: false,
      metricsToken: undefined,
    });
  });

  it('lead mailed links to the page of the server, wherever it listens, or to a port of old where there is no page', () => {
    expect(settled({ PORT: '9000' }).appUrl).to.equal('http://localhost:9000');
    expect(settled({ PORT: '9000', WEB: 'off' }).appUrl).to.equal('http://localhost:3000');
    expect(settled({ APP_URL: 'https://app.example.com' }).appUrl).to.equal('https://app.example.com');
  });

  it('listen to every address in production', () => {
    expect(settled(production).host).to.equal('0.0.0.0');
    expect(settled({ ...production, HOST: '10.0.0.7' }).host).to.equal('10.0.0.7');
  });

  it('are read from their texts', () => {
    const config = settled({
      PORT: ' 0 ',
      DATABASE_URL: 'postgres://me:pw@db.local:5433/shop',
      DATABASE_REPLICA_URLS: 'postgres://r1/shop, postgres://r2/shop',
      BETTER_AUTH_SECRET: ` ${long} `,
      CORS_ORIGINS: 'https://a.example.com, http://localhost:5173',
      STRIPE_SECRET_KEY: 'sk_test_1',
      STRIPE_API_BASE: 'http://localhost:12111/',
      SMTP_URL: 'smtp://user:pw@mail.local:587',
      LOG_LEVEL: 'WARN',
      DEBUG: 'TRUE',
    });
    expect(config.port).to.equal(0);
    expect(config.database.url?.reveal()).to.equal('postgres://me:pw@db.local:5433/shop');
    expect(config.database.replicaUrls.map((url) => url.reveal())).to.deep.equal([
      'postgres://r1/shop',
      'postgres://r2/shop',
    ]);
    expect(config.secret?.reveal(), 'shared byte by byte').to.equal(` ${long} `);
    expect(config.corsOrigins).to.deep.equal(['https://a.example.com', 'http://localhost:5173']);
    expect(config.stripe?.secretKey.reveal()).to.equal('sk_test_1');
    expect(config.stripe?.apiBase).to.equal('http://localhost:12111');
    expect(config.mail.smtpUrl?.reveal()).to.equal('smtp://user:pw@mail.local:587');
    expect([config.logLevel, config.debug]).to.deep.equal(['warn', true]);
  });

  it('count as absent where they are empty', () => {
    expect(settled({ PORT: '', DATABASE_URL: ' ', BETTER_AUTH_SECRET: '' })).to.deep.equal(settled());
  });

  for (const [given, count] of [
    ['false', 0],
    ['0', 0],
    ['true', 1],
    ['1', 1],
    ['2', 2],
  ] as const)
    it(`trust ${count} proxies with TRUST_PROXY=${given}`, () => {
      expect(settled({ TRUST_PROXY: given }).trustedProxies).to.equal(count);
    });

  it('know a Better Auth server by its URL alone', () => {
    expect(settled({ BETTER_AUTH_URL: 'https://auth.example.com/base/' }).betterAuth).to.deep.equal({
      jwksUrl: 'https://auth.example.com/base/api/auth/jwks',
      issuer: 'https://auth.example.com',
      audience: 'https://auth.example.com',
    });
  });

  it('let each part of a Better Auth server differ', () => {
    const parts = {
      BETTER_AUTH_JWKS_URL: 'http://inside:3000/keys',
      BETTER_AUTH_ISSUER: 'the issuer',
      BETTER_AUTH_AUDIENCE: 'the audience',
    };
    const expected = { jwksUrl: 'http://inside:3000/keys', issuer: 'the issuer', audience: 'the audience' };
    expect(settled(parts).betterAuth).to.deep.equal(expected);
    expect(settled({ ...parts, BETTER_AUTH_URL: 'https://auth.example.com' }).betterAuth).to.deep.equal(expected);
    const { BETTER_AUTH_AUDIENCE: _, ...withoutAudience } = parts;
    expect(settled(withoutAudience).betterAuth?.audience).to.equal('the issuer');
  });
});

describe('secrets among the settings', () => {
  it('are never printed', () => {
    const hidden = 'hidden-and-quite-long-enough-to-be-a-secret';
    const config = settled({
      DATABASE_URL: `postgres://me:${hidden}@db/shop`,
      DATABASE_REPLICA_URLS: `postgres://me:${hidden}@db/shop`,
      BETTER_AUTH_SECRET: hidden,
      REDIS_URL: `redis://:${hidden}@cache`,
      STRIPE_SECRET_KEY: hidden,
      STRIPE_WEBHOOK_SECRET: hidden,
      SMTP_URL: `smtps://me:${hidden}@mail`,
      METRICS_TOKEN: hidden,
    });
    expect(inspect(config, { depth: 9 }) + JSON.stringify(config)).not.to.contain(hidden);
  });
});

describe('the .env file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mainstay-env-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is read, and the environment wins over it', async () => {
    await writeFile(join(folder, '.env'), '# mine\nPORT=9000\nLOG_LEVEL="debug"\n');
    expect(readEnvironment(folder, { PORT: '9001' })).to.include({ PORT: '9001', LOG_LEVEL: 'debug' });
  });

  it('may be absent, or a folder of another tool', async () => {
    expect(readEnvironment(folder, { PORT: '1' })).to.deep.equal({ PORT: '1' });
    await mkdir(join(folder, '.env'));
    expect(readEnvironment(folder, { PORT: '1' })).to.deep.equal({ PORT: '1' });
  });
});
