import { resolve } from 'node:path';
import type { S3Settings } from '../../adapters/files/open-s3.ts';
import type { BackupSchedule } from '../../application/backup/back-up-on-schedule.ts';
import type { FileLimits } from '../../application/files/incoming-file.ts';
import { Secret } from '../../domain/kernel/secret.ts';
import type { Settings } from './settings.ts';

/** The settings as the product uses them. */
export interface Config {
  readonly environment: Settings['NODE_ENV'];
  readonly host: string;
  readonly port: number;
  readonly database: {
    /** Undefined: the embedded one below `dataDir`. */
    readonly url: Secret | undefined;
    /** Past a pooler; undefined where `url` serves. */
    readonly directUrl: Secret | undefined;
    readonly replicaUrls: readonly Secret[];
    readonly poolSize: number;
  };
  /** Absolute. */
  readonly dataDir: string;
  /** Undefined: made once and kept below `dataDir`. */
  readonly secret: Secret | undefined;
  readonly betterAuth: BetterAuthServer | undefined;
  readonly tokens: { readonly accessMinutes: number; readonly refreshDays: number };
  readonly corsOrigins: readonly string[];
  readonly limits: {
    readonly perMinute: number;
    readonly authPerMinute: number;
    readonly refreshPerMinute: number;
    readonly redisUrl: Secret | undefined;
  };
  readonly trustedProxies: number;
  /** Undefined: the sandbox. */
  readonly stripe:
    | {
        readonly secretKey: Secret;
        readonly apiBase: string | undefined;
      }
    | undefined;
  /** Several while one replaces another; the sandbox can be told of events as well. */
  readonly webhookSecrets: readonly Secret[];
  /** Whether production may run on pretended payments. */
  readonly sandboxAllowed: boolean;
  /** Without `smtpUrl` mails are kept as files below `dataDir`. */
  readonly mail: { readonly smtpUrl: Secret | undefined; readonly from: string };
  readonly appName: string;
  readonly appUrl: string;
  /** Whether the page is served. */
  readonly web: boolean;
  /** Undefined: the address that a request came to. */
  readonly publicUrl: string | undefined;
  readonly files: {
    /** Undefined: below `dataDir`. */
    readonly s3: S3Settings | undefined;
    readonly limits: FileLimits;
  };
  /** Whether events may go to addresses that only this network reaches. */
  readonly webhooks: { readonly allowPrivate: boolean };
  /** Undefined: none is made by itself. */
  readonly backups: BackupSchedule | undefined;
  readonly logLevel: Settings['LOG_LEVEL'];
  readonly debug: boolean;
  readonly metricsToken: Secret | undefined;
}

export interface BetterAuthServer {
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly audience: string;
}

export const configOf = (settings: Settings): Config => ({
  environment: settings.NODE_ENV,
  host: settings.HOST ?? (settings.NODE_ENV === 'production' ? '0.0.0.0' : '127.0.0.1'),
  port: settings.PORT,
  database: {
    url: settings.DATABASE_URL,
    directUrl: settings.DATABASE_DIRECT_URL,
    replicaUrls: settings.DATABASE_REPLICA_URLS ?? [],
    poolSize: settings.DATABASE_POOL_SIZE,
  },
  dataDir: resolve(settings.DATA_DIR),
  secret: settings.BETTER_AUTH_SECRET,
  betterAuth: betterAuthOf(settings),
  tokens: { accessMinutes: settings.ACCESS_TOKEN_EXPIRE_MINUTES, refreshDays: settings.REFRESH_TOKEN_EXPIRE_DAYS },
  corsOrigins: settings.CORS_ORIGINS,
  limits: {
    perMinute: settings.RATE_LIMIT_PER_MINUTE,
    authPerMinute: settings.AUTH_RATE_LIMIT_PER_MINUTE,
    refreshPerMinute: settings.REFRESH_RATE_LIMIT_PER_MINUTE,
    redisUrl: settings.REDIS_URL,
  },
  trustedProxies: settings.TRUST_PROXY,
  stripe: settings.STRIPE_SECRET_KEY && {
    secretKey: settings.STRIPE_SECRET_KEY,
    apiBase: settings.STRIPE_API_BASE,
  },
  webhookSecrets: secretsIn(settings.STRIPE_WEBHOOK_SECRET),
  sandboxAllowed: settings.PAYMENTS_SANDBOX === 'allow',
  mail: { smtpUrl: settings.SMTP_URL, from: settings.MAIL_FROM },
  appName: settings.APP_NAME,
  appUrl: settings.APP_URL ?? (settings.WEB === 'on' ? `http://localhost:${settings.PORT}` : 'http://localhost:3000'),
  web: settings.WEB === 'on',
  publicUrl: settings.PUBLIC_URL,
  files: {
    s3: settings.FILE_STORAGE === 's3' ? s3Of(settings) : undefined,
    limits: { maxBytes: settings.FILE_MAX_BYTES, quota: settings.FILE_QUOTA_BYTES },
  },
  webhooks: { allowPrivate: settings.WEBHOOKS_ALLOW_PRIVATE },
  backups:
    settings.BACKUP_EVERY === undefined
      ? undefined
      : { everyMinutes: settings.BACKUP_EVERY, keep: settings.BACKUP_KEEP },
  logLevel: settings.LOG_LEVEL,
  debug: settings.DEBUG,
  metricsToken: settings.METRICS_TOKEN,
});

function betterAuthOf(settings: Settings): BetterAuthServer | undefined {
  const url = settings.BETTER_AUTH_URL;
  const jwksUrl = settings.BETTER_AUTH_JWKS_URL ?? (url && `${url}/api/auth/jwks`);
  const issuer = settings.BETTER_AUTH_ISSUER ?? (url && new URL(url).origin);
  if (jwksUrl === undefined || issuer === undefined) return undefined;
  return { jwksUrl, issuer, audience: settings.BETTER_AUTH_AUDIENCE ?? (url ? new URL(url).origin : issuer) };
}

function s3Of(settings: Settings): S3Settings {
  const { S3_BUCKET: bucket = '', S3_ENDPOINT: endpoint, S3_REGION, S3_ACCESS_KEY_ID: id } = settings;
  const { S3_SECRET_ACCESS_KEY: secret } = settings;
  return {
    bucket,
    endpoint,
    region: S3_REGION ?? (endpoint && 'us-east-1'),
    key: id !== undefined && secret !== undefined ? { id, secret } : undefined,
  };
}

const secretsIn = (setting: Secret | undefined): readonly Secret[] =>
  (setting?.reveal() ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => new Secret(part));
