import { Redis } from 'ioredis';
import { createTransport } from 'nodemailer';
import type { Config } from '../config/config.ts';
import { doubtful, type Finding, ok, reasonOf, skipped, wrong } from './findings.ts';

/** Milliseconds. */
const patience = 5000;

const get = (url: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(patience) });

export async function checkGateway({
  stripe,
  webhookSecrets,
  environment,
}: Pick<Config, 'stripe' | 'webhookSecrets' | 'environment'>): Promise<Finding> {
  if (stripe === undefined)
    return environment === 'production'
      ? doubtful(
          'gateway',
          'the sandbox: payments are only pretended',
          'Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET.',
        )
      : ok('gateway', 'the sandbox: payments are only pretended');
  const { secretKey, apiBase = 'https://api.stripe.com' } = stripe;
  try {
    const { status } = await get(`${apiBase}/v1/balance`, { authorization: `Bearer ${secretKey.reveal()}` });
    if (status === 401) return wrong('gateway', 'Stripe refuses STRIPE_SECRET_KEY', 'Copy the key from its dashboard.');
    // A restricted key may charge and refund without seeing the balance.
    if (status !== 200 && status !== 403) return wrong('gateway', `Stripe answers ${status}`, 'See status.stripe.com.');
    return webhookSecrets.length === 0
      ? doubtful('gateway', 'Stripe answers, but its webhooks cannot be checked', 'Set STRIPE_WEBHOOK_SECRET.')
      : ok('gateway', 'Stripe answers');
  } catch (error) {
    return wrong('gateway', `Stripe cannot be reached: ${reasonOf(error)}`, `Let this machine reach ${apiBase}.`);
  }
}

export async function checkMail({ mail: { smtpUrl } }: Pick<Config, 'mail'>): Promise<Finding> {
  if (smtpUrl === undefined) return ok('mail', 'kept as files in DATA_DIR/mail');
  const timing = { connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience };
  const transport = createTransport({ url: smtpUrl.reveal(), ...timing });
  try {
    await transport.verify();
    return ok('mail', 'the server of SMTP_URL takes mails');
  } catch (error) {
    return wrong('mail', `SMTP_URL does not work: ${reasonOf(error)}`, 'Check its host, port, user and password.');
  } finally {
    transport.close();
  }
}

export async function checkLimits({ limits: { redisUrl } }: Pick<Config, 'limits'>): Promise<Finding> {
  if (redisUrl === undefined) return ok('limits', 'each process counts for itself');
  const redis = new Redis(redisUrl.reveal(), {
    ...{ lazyConnect: true, connectTimeout: patience, maxRetriesPerRequest: 0, retryStrategy: () => null },
  });
  redis.on('error', () => {});
  try {
    await redis.connect();
    await redis.ping();
    return ok('limits', 'Redis answers');
  } catch (error) {
    return wrong('limits', `Redis does not answer: ${reasonOf(error)}`, 'Start it, or correct REDIS_URL.');
  } finally {
    redis.disconnect();
  }
}

export async function checkSignInServer({ betterAuth }: Pick<Config, 'betterAuth'>): Promise<Finding> {
  if (betterAuth === undefined) return skipped('sign-in', 'no Better Auth server is trusted');
  const mend = 'Start that server, or correct BETTER_AUTH_URL or BETTER_AUTH_JWKS_URL.';
  try {
    const response = await get(betterAuth.jwksUrl);
    const { keys } = (await response.json()) as { keys?: readonly unknown[] };
    return Array.isArray(keys) && keys.length > 0
      ? ok('sign-in', `the Better Auth server shows ${keys.length} public keys`)
      : wrong('sign-in', `${betterAuth.jwksUrl} shows no keys`, mend);
  } catch (error) {
    return wrong('sign-in', `the Better Auth server does not answer: ${reasonOf(error)}`, mend);
  }
}
