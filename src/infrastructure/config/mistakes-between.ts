import { isGuessable } from './is-guessable.ts';
import type { SettingName } from './settings.ts';

export interface SettingMistake {
  readonly setting: SettingName;
  /** The rule it breaks, without what was given. */
  readonly rule: string;
}

type Given = Readonly<Partial<Record<SettingName, string>>>;

/** Rules between settings. They look at what was given, so that they speak up beside mistakes in single settings. */
export function mistakesBetween(given: Given): readonly SettingMistake[] {
  const production = given.NODE_ENV?.toLowerCase() === 'production';
  const rules: readonly (SettingMistake & { readonly broken: boolean })[] = [
    {
      setting: 'BETTER_AUTH_SECRET',
      rule: 'required in production, at least 32 bytes long; make one with: openssl rand -base64 48',
      broken: production && given.BETTER_AUTH_SECRET === undefined,
    },
    {
      setting: 'STRIPE_SECRET_KEY',
      rule: 'required in production, unless PAYMENTS_SANDBOX=allow lets it run on pretended payments',
      broken: production && given.STRIPE_SECRET_KEY === undefined && given.PAYMENTS_SANDBOX === undefined,
    },
    {
      setting: 'STRIPE_WEBHOOK_SECRET',
      rule: 'required in production with STRIPE_SECRET_KEY',
      broken: production && given.STRIPE_SECRET_KEY !== undefined && given.STRIPE_WEBHOOK_SECRET === undefined,
    },
    {
      setting: 'BETTER_AUTH_SECRET',
      rule: "can be guessed, and with it everybody's tokens; make one with: openssl rand -base64 48",
      broken:
        production &&
        Buffer.byteLength(given.BETTER_AUTH_SECRET ?? '') >= 32 &&
        isGuessable(given.BETTER_AUTH_SECRET ?? ''),
    },
    {
      setting: 'SMTP_URL',
      rule: 'required in production, unless MAIL=files keeps mails as files in DATA_DIR/mail',
      broken: production && given.SMTP_URL === undefined && given.MAIL === undefined,
    },
    {
      setting: 'APP_URL',
      rule: 'required in production: the address that mailed links lead to, such as https://app.example.com',
      broken: production && given.APP_URL === undefined,
    },
    {
      setting: 'BETTER_AUTH_ISSUER',
      rule: 'required with BETTER_AUTH_JWKS_URL where BETTER_AUTH_URL is not set',
      broken:
        given.BETTER_AUTH_JWKS_URL !== undefined &&
        given.BETTER_AUTH_URL === undefined &&
        given.BETTER_AUTH_ISSUER === undefined,
    },
    {
      setting: 'BETTER_AUTH_URL',
      rule: 'required (or BETTER_AUTH_JWKS_URL) with BETTER_AUTH_ISSUER or BETTER_AUTH_AUDIENCE',
      broken:
        (given.BETTER_AUTH_ISSUER ?? given.BETTER_AUTH_AUDIENCE) !== undefined &&
        given.BETTER_AUTH_URL === undefined &&
        given.BETTER_AUTH_JWKS_URL === undefined,
    },
    {
      setting: 'DATABASE_URL',
      rule: 'required with DATABASE_REPLICA_URLS or DATABASE_DIRECT_URL',
      broken:
        (given.DATABASE_REPLICA_URLS ?? given.DATABASE_DIRECT_URL) !== undefined && given.DATABASE_URL === undefined,
    },
    {
      setting: 'S3_BUCKET',
      rule: 'required with FILE_STORAGE=s3',
      broken: given.FILE_STORAGE?.toLowerCase() === 's3' && given.S3_BUCKET === undefined,
    },
    {
      setting: 'S3_ACCESS_KEY_ID',
      rule: 'required with S3_SECRET_ACCESS_KEY',
      broken: given.S3_SECRET_ACCESS_KEY !== undefined && given.S3_ACCESS_KEY_ID === undefined,
    },
    {
      setting: 'S3_SECRET_ACCESS_KEY',
      rule: 'required with S3_ACCESS_KEY_ID',
      broken: given.S3_ACCESS_KEY_ID !== undefined && given.S3_SECRET_ACCESS_KEY === undefined,
    },
  ];
  return rules.filter(({ broken }) => broken).map(({ setting, rule }) => ({ setting, rule }));
}
