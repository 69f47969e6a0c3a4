import type { Config } from '../config/config.ts';
import type { Environment } from '../config/read-config.ts';
import { doubtful, type Finding, ok, reasonOf, skipped, wrong } from './findings.ts';

/** Milliseconds. */
const timeout = 5000;

const get = (url: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(timeout) });

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
  const mend =
    stripe.apiBase === undefined
      ? `Let this machine reach ${apiBase}.`
      : 'Correct STRIPE_API_BASE, start what is there, or leave the setting out for Stripe itself.';
  try {
    const { status } = await get(`${apiBase}/v1/balance`, { authorization: `Bearer ${secretKey.reveal()}` });
    if (status === 401) return wrong('gateway', 'Stripe refuses STRIPE_SECRET_KEY', 'Copy the key from its dashboard.');
    // A restricted key may charge and refund without seeing the balance.
    if (status !== 200 && status !== 403)
      return wrong(
        'gateway',
        `${apiBase} answers ${status}`,
        stripe.apiBase === undefined ? 'See status.stripe.com.' : mend,
      );
    return webhookSecrets.length === 0
      ? doubtful('gateway', 'Stripe answers, but its webhooks cannot be checked', 'Set STRIPE_WEBHOOK_SECRET.')
      : ok('gateway', 'Stripe answers');
  } catch (error) {
    return wrong('gateway', `${apiBase} cannot be reached: ${reasonOf(error)}`, mend);
  }
}

export async function checkMail({ mail: { smtpUrl } }: Pick<Config, 'mail'>): Promise<Finding> {
  if (smtpUrl === undefined) return ok('mail', 'kept as files in DATA_DIR/mail');
  const timing = { connectionTimeout: timeout, greetingTimeout: timeout, socketTimeout: timeout };
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({ url: smtpUrl.reveal(), ...timing });
  try {
    await transport.verify();
    return ok('mail', 'the server of SMTP_URL takes mails');
  } catch (error) {
    const isRefused = error instanceof Error && 'code' in error && error.code === 'EAUTH';
    const mend = isRefused
      ? 'Correct the user and the password in SMTP_URL.'
      : 'Correct the host or the port in SMTP_URL.';
    return wrong('mail', `the server of SMTP_URL takes no mails: ${reasonOf(error)}`, mend);
  } finally {
    transport.close();
  }
}

export async function checkLimits({ limits: { redisUrl } }: Pick<Config, 'limits'>): Promise<Finding> {
  if (redisUrl === undefined) return ok('limits', 'each process counts for itself');
  const { Redis } = await import('ioredis');
  const redis = new Redis(redisUrl.reveal(), {
    ...{ lazyConnect: true, connectTimeout: timeout, maxRetriesPerRequest: 0, retryStrategy: () => null },
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

export async function checkSignInServer(
  { betterAuth }: Pick<Config, 'betterAuth'>,
  given: Environment,
): Promise<Finding> {
  if (betterAuth === undefined) return skipped('sign-in', 'no Better Auth server is trusted');
  const setting = isSet(given, 'BETTER_AUTH_JWKS_URL') ? 'BETTER_AUTH_JWKS_URL' : 'BETTER_AUTH_URL';
  const mend = `Start that server, or correct ${setting}.`;
  try {
    const response = await get(betterAuth.jwksUrl);
    const { keys } = (await response.json()) as { keys?: readonly unknown[] };
    return Array.isArray(keys) && keys.length > 0
      ? ok('sign-in', `the Better Auth server shows ${keys.length} public keys`)
      : wrong('sign-in', `${betterAuth.jwksUrl} shows no keys`, mend);
  } catch (error) {
    return wrong('sign-in', `${betterAuth.jwksUrl} does not answer as it should: ${reasonOf(error)}`, mend);
  }
}

const isSet = (given: Environment, name: string): boolean => (given[name] ?? '').trim() !== '';

/** Where mailed links lead; our own page is there whenever we are. */
export async function checkApp({ appUrl }: Pick<Config, 'appUrl'>, given: Environment): Promise<Finding> {
  if (!isSet(given, 'APP_URL')) return skipped('app', 'mailed links lead to the page at /');
  const mend = 'Correct APP_URL, or start what is there.';
  try {
    const { status } = await fetch(appUrl, { signal: AbortSignal.timeout(timeout) });
    return status < 400
      ? ok('app', 'mailed links lead somewhere')
      : wrong('app', `mailed links lead to ${appUrl}, which answers ${status}`, mend);
  } catch (error) {
    return wrong('app', `mailed links lead to ${appUrl}, which does not answer: ${reasonOf(error)}`, mend);
  }
}
