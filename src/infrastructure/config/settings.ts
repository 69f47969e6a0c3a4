import { z } from 'zod';
import * as form from './forms.ts';

interface About {
  readonly description: string;
  /** What holds where the setting is absent, in words. */
  readonly otherwise: string;
}

const optional = <O>(schema: z.ZodType<O, string>, description: string, otherwise = 'none') =>
  schema.optional().meta({ description, otherwise } satisfies About);

const preset = <O>(schema: z.ZodType<O, string>, value: string, description: string) =>
  schema.prefault(value).meta({ description, otherwise: `\`${value}\`` } satisfies About);

const count = form.wholeNumber(1, 1_000_000);

/** Every setting there is. The table in docs/operations.md and .env.example are made of this. */
export const settings = z.object({
  NODE_ENV: preset(form.oneOf('development', 'test', 'production'), 'development', '`production` asks for more below'),
  HOST: optional(form.text, 'the address to listen on', '`127.0.0.1` (`0.0.0.0` in production)'),
  PORT: preset(form.wholeNumber(0, 65_535), '8000', 'the port to listen on; 0 takes any free one'),
  DATABASE_URL: optional(form.postgresUrl, 'a PostgreSQL of your own, 14 or newer', 'the embedded one'),
  DATABASE_DIRECT_URL: optional(
    form.postgresUrl,
    'the same database past a pooler, for what needs a session of its own',
    'the one of `DATABASE_URL`',
  ),
  DATABASE_REPLICA_URLS: optional(form.postgresUrls, 'reads that may lag go to these, separated by commas'),
  DATABASE_POOL_SIZE: preset(form.wholeNumber(1, 1000), '10', 'connections per process'),
  DATA_DIR: preset(form.text, './data', 'embedded database, made secret, mails'),
  BACKUP_EVERY: optional(
    form.span,
    'a backup is made and verified so often, in `DATA_DIR/backups`: `15m`, `6h`, `1d`',
    'none is made by itself',
  ),
  BACKUP_KEEP: preset(form.wholeNumber(1, 10_000), '7', 'how many of these are kept'),
  BETTER_AUTH_SECRET: optional(
    form.signingSecret,
    'signs and verifies HS256 tokens; at least 32 bytes; required in production',
    'made and kept in `DATA_DIR`',
  ),
  BETTER_AUTH_URL: optional(form.webUrl, 'trust the tokens of that Better Auth server'),
  BETTER_AUTH_JWKS_URL: optional(
    form.webUrl,
    "where that server's public keys are",
    '`BETTER_AUTH_URL` + `/api/auth/jwks`',
  ),
  BETTER_AUTH_ISSUER: optional(form.otherIssuer, 'the `iss` of its tokens', 'the origin of `BETTER_AUTH_URL`'),
  BETTER_AUTH_AUDIENCE: optional(form.text, 'the `aud` of its tokens', 'the origin of `BETTER_AUTH_URL`'),
  ACCESS_TOKEN_EXPIRE_MINUTES: preset(form.wholeNumber(1, 1440), '15', "an access token's life"),
  REFRESH_TOKEN_EXPIRE_DAYS: preset(form.wholeNumber(1, 3650), '7', "a refresh token's life"),
  CORS_ORIGINS: preset(
    form.webOrigins,
    'http://localhost:3000,http://localhost:3001',
    'web pages that may call, exact and separated by commas; never `*`',
  ),
  RATE_LIMIT_PER_MINUTE: preset(count, '100', 'per user over all contracts; without a user, per client address'),
  AUTH_RATE_LIMIT_PER_MINUTE: preset(
    count,
    '10',
    'per pair of e-mail and client address on register, log-in, forgot; five times as many per client address',
  ),
  REFRESH_RATE_LIMIT_PER_MINUTE: preset(count, '30', 'per session'),
  REDIS_URL: optional(
    form.secretUrl('redis:', 'rediss:'),
    'shares the limits between processes',
    'each process counts for itself',
  ),
  TRUST_PROXY: preset(form.proxies, 'false', 'the number of proxies whose `X-Forwarded-For` is believed'),
  STRIPE_SECRET_KEY: optional(form.secret, 'payments go through Stripe; required in production', 'the sandbox'),
  STRIPE_WEBHOOK_SECRET: optional(form.secret, "checks Stripe's webhooks; required in production with Stripe"),
  STRIPE_API_BASE: optional(form.webUrl, 'another host that speaks as Stripe does', '`https://api.stripe.com`'),
  PAYMENTS_SANDBOX: optional(form.oneOf('allow'), '`allow` lets production run on pretended payments'),
  SMTP_URL: optional(
    form.secretUrl('smtp:', 'smtps:'),
    'mails are sent through it; required in production, unless `MAIL=files`',
    'mails are kept as files in `DATA_DIR/mail`',
  ),
  MAIL: optional(form.oneOf('files'), '`files` lets production keep its mails as files in `DATA_DIR/mail`'),
  MAIL_FROM: preset(form.mailAddress, 'Mainstay <no-reply@localhost>', 'the sender of mails'),
  APP_NAME: preset(form.text, 'Mainstay', 'the name of the product in the page, in mails and on receipts'),
  APP_URL: optional(
    form.webUrl,
    'where mailed links lead; required in production',
    "the server's own page; `http://localhost:3000` with `WEB=off`",
  ),
  WEB: preset(form.oneOf('on', 'off'), 'on', 'the page at `/`; with `off` it says where the documents are'),
  PUBLIC_URL: optional(
    form.webUrl,
    'where this server is reached from outside, for links to files',
    'the address that a request came to',
  ),
  FILE_STORAGE: preset(
    form.oneOf('disk', 's3'),
    'disk',
    'where the bytes of files are: in `DATA_DIR/files` or in a bucket',
  ),
  FILE_MAX_BYTES: preset(form.wholeNumber(1, 32 * 1024 ** 3), '26214400', 'the largest file, 25 MiB'),
  FILE_QUOTA_BYTES: preset(
    form.wholeNumber(1, Number.MAX_SAFE_INTEGER),
    '1073741824',
    'all files of one user, 1 GiB; deleted ones count until they are purged',
  ),
  S3_BUCKET: optional(form.text, 'a bucket that nothing else uses; required with `FILE_STORAGE=s3`'),
  S3_ENDPOINT: optional(form.webUrl, 'a server that speaks as S3 does', 'that of Amazon for the region'),
  S3_REGION: optional(form.text, "the bucket's region", 'what the AWS SDK finds; `us-east-1` with `S3_ENDPOINT`'),
  S3_ACCESS_KEY_ID: optional(form.text, 'who asks', 'what the AWS SDK finds'),
  S3_SECRET_ACCESS_KEY: optional(form.secret, 'with `S3_ACCESS_KEY_ID`', 'what the AWS SDK finds'),
  WEBHOOKS_ALLOW_PRIVATE: preset(
    form.yesOrNo,
    'false',
    'webhooks may go to loopback, private, shared, link-local and NAT64 addresses',
  ),
  LOG_LEVEL: preset(form.oneOf('debug', 'info', 'warn', 'error'), 'info', 'the least that is logged'),
  DEBUG: preset(form.yesOrNo, 'false', 'a 500 tells what went wrong'),
  METRICS_TOKEN: optional(form.secret, 'asked of `/metrics` as a bearer token; in production `/metrics` needs it'),
});

export type SettingName = keyof typeof settings.shape;
export type Settings = z.output<typeof settings>;

export const settingNames = Object.keys(settings.shape) as SettingName[];

export const aboutSetting = (name: SettingName): About => settings.shape[name].meta() as unknown as About;
