import ipaddr from 'ipaddr.js';
import { err, ok, type Result } from 'neverthrow';
import type { WebhookUrls } from '../../application/webhooks/ports.ts';
import type { Violation } from '../../domain/kernel/failure.ts';

interface Rules {
  readonly isDevelopment: boolean;
  /** Whether other machines of the same network may be told. */
  readonly allowPrivate: boolean;
}

type Reach = 'public' | 'loopback' | 'private' | 'never';

/** Ranges that lead to this machine, to others nearby, or through a translator to any of them. */
const nearby: ReadonlySet<string> = new Set([
  ...['private', 'carrierGradeNat', 'linkLocal', 'uniqueLocal', 'deprecatedSiteLocal'],
  ...['rfc6052', 'rfc6145', '6to4', 'teredo'],
]);

const longest = 2048;
const globalUnicast = ipaddr.parseCIDR('2000::/3');

/** Which URLs are taken, and which addresses behind them are connected to. */
export class Destinations implements WebhookUrls {
  readonly #rules: Rules;

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  parse(field: string, given: string): Result<string, Violation> {
    const refused = (constraint: string): Result<string, Violation> => err({ field, rule: 'format', constraint });
    const url = URL.parse(given.trim());
    if (url === null) return refused('a URL that begins with https://');
    if (url.username !== '' || url.password !== '') return refused('a URL without user and password');
    if (!this.hasScheme(url))
      return refused(
        `a URL that begins with https://${this.#rules.isDevelopment ? ', or with http:// and leads to this machine' : ''}`,
      );
    const literal = literalOf(url);
    if (literal !== undefined && !this.allows(literal, url)) return refused('an address that others can reach');
    url.hash = '';
    return url.href.length > longest ? refused(`at most ${longest} characters`) : ok(url.href);
  }

  /** `https`; in development also `http` to this machine. */
  hasScheme(url: URL): boolean {
    return url.protocol === 'https:' || (url.protocol === 'http:' && this.#rules.isDevelopment && isThisMachine(url));
  }

  /** Whether the URL may lead to that address. */
  allows(address: string, url: URL): boolean {
    const reach = reachOf(address);
    if (url.protocol === 'http:') return reach === 'loopback';
    if (reach === 'loopback' && this.#rules.isDevelopment && isThisMachine(url)) return true;
    return reach === 'public' || (this.#rules.allowPrivate && reach !== 'never');
  }
}

/** The address that stands in place of a name. */
export function literalOf({ hostname }: URL): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) ? bare : undefined;
}

/** By its name alone: where that leads is looked at as well. */
export function isThisMachine(url: URL): boolean {
  const literal = literalOf(url);
  return literal === undefined ? /^(.+\.)?localhost$/.test(url.hostname) : reachOf(literal) === 'loopback';
}

function reachOf(address: string): Reach {
  const parsed = ipaddr.process(address.replace(/%.*$/, ''));
  const range = parsed.range();
  if (range === 'loopback') return 'loopback';
  if (nearby.has(range)) return 'private';
  const isUnicast = range === 'unicast' && (parsed.kind() === 'ipv4' || parsed.match(globalUnicast));
  return isUnicast ? 'public' : 'never';
}
