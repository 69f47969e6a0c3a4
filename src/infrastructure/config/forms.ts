import { z } from 'zod';
import { parseConnectionString } from '../../adapters/persistence/mikro-orm/connection/connection-uri.ts';
import { issuerBounds, ownIssuers } from '../../domain/accounts/user.ts';
import { Secret } from '../../domain/kernel/secret.ts';

/** What a setting's text must look like. The message tells the rule and never repeats what was given. */
const form = <T>(rule: string, parse: (given: string) => T | undefined) =>
  z.string().transform((given, context): T => {
    const parsed = parse(given.trim());
    if (parsed !== undefined) return parsed;
    context.addIssue({ code: 'custom', message: rule });
    return z.NEVER;
  });

export const text = form('a text', (given) => given);

export const otherIssuer = form(
  `a text of at most ${issuerBounds.max} characters, and none of ${ownIssuers.join(', ')}`,
  (given) => (given.length <= issuerBounds.max && !ownIssuers.includes(given) ? given : undefined),
);

export const wholeNumber = (least: number, most: number) =>
  form(`a whole number from ${least} to ${most}`, (given) => {
    const number = Number(given);
    return /^\d+$/.test(given) && number >= least && number <= most ? number : undefined;
  });

export const oneOf = <const T extends string>(...choices: readonly T[]) =>
  form(`one of ${choices.join(', ')}`, (given) => choices.find((choice) => choice === given.toLowerCase()));

const minutesIn: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440 };

/** In minutes. */
export const span = form('a time like 15m, 6h or 1d, from 5 minutes to 366 days', (given) => {
  const [, count, unit = ''] = /^(\d{1,6})([mhd])$/.exec(given) ?? [];
  const minutes = Number(count) * (minutesIn[unit] ?? Number.NaN);
  return minutes >= 5 && minutes <= 366 * 1440 ? minutes : undefined;
});

const words = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

export const yesOrNo = form('true or false', (given) => words.get(given.toLowerCase()));

const hasProtocol = (given: string, protocols: readonly string[]): boolean =>
  URL.canParse(given) && protocols.includes(new URL(given).protocol);

export const webUrl = form('a URL that begins with http:// or https://', (given) =>
  hasProtocol(given, ['http:', 'https:']) ? given.replace(/\/+$/, '') : undefined,
);

/** URLs that carry a password. */
export const secretUrl = (...protocols: readonly string[]) =>
  form(`a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`, (given) =>
    hasProtocol(given, protocols) && new URL(given).host !== '' ? new Secret(given) : undefined,
  );

const postgresRule =
  'a connection string like postgresql://user:password@host:5432/database (every form that libpq takes will do)';
const postgresUrlOf = (given: string): Secret | undefined => {
  const parameters = parseConnectionString(given);
  return parameters?.['dbname'] === undefined && parameters?.['user'] === undefined ? undefined : new Secret(given);
};

export const postgresUrl = form(postgresRule, postgresUrlOf);

/** Separated by commas; a single one that is wrong makes the whole setting wrong. */
const listOf = <T>(rule: string, parse: (given: string) => T | undefined) =>
  form(rule, (given): readonly T[] | undefined => {
    const parts = given.split(',').map((part) => part.trim());
    const parsed = parts.filter((part) => part !== '').map(parse);
    return parsed.every((part) => part !== undefined) ? parsed : undefined;
  });

export const postgresUrls = listOf(`${postgresRule}, or several separated by commas`, postgresUrlOf);

/** As a browser writes them in its `Origin` header. */
export const webOrigins = listOf(
  'exact origins like https://app.example.com, separated by commas, without a path and never *',
  (given) => (hasProtocol(given, ['http:', 'https:']) && new URL(given).origin === given ? given : undefined),
);

export const secret = form('a text', (given) => new Secret(given));

/** Not trimmed: whoever shares it with us may not do so either. */
export const signingSecret = z
  .string()
  .refine((given) => Buffer.byteLength(given) >= 32, 'at least 32 bytes long; make one with: openssl rand -base64 48')
  .transform((given) => new Secret(given));

/** How many proxies stand before the server. `true` means one. */
export const proxies = form('false, true, or the number of proxies (at most 20)', (given) => {
  const known = words.get(given.toLowerCase());
  if (known !== undefined) return Number(known);
  return /^\d{1,2}$/.test(given) && Number(given) <= 20 ? Number(given) : undefined;
});

export const mailAddress = form('a mail address like no-reply@example.com or Name <no-reply@example.com>', (given) =>
  /^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(given) ? given : undefined,
);
