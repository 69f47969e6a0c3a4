import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/**
 * Who the client is. The nearest proxy appends the address it was called from to `X-Forwarded-For`, the one before it
 * did the same, and so on: counted from the right, as many entries are believed as there are proxies of ours. What a
 * client writes there itself lies further left and is never read.
 */
export function addressReader(trustedProxies: number): (request: IncomingMessage) => string | null {
  return ({ socket, headers }) => {
    let address = canonicalAddress(socket.remoteAddress ?? '');
    if (trustedProxies === 0) return address;
    const told = String(headers['x-forwarded-for'] ?? '').split(',');
    for (let hop = 1; hop <= trustedProxies; hop += 1) {
      const earlier = canonicalAddress(withoutPort(told.at(-hop)?.trim() ?? ''));
      if (earlier === null) break;
      address = earlier;
    }
    return address;
  };
}

/** Some proxies write `192.0.2.1:4711` and `[2001:db8::1]:4711`. */
const withoutPort = (text: string): string =>
  /^\[(.*)\](?::\d+)?$/.exec(text)?.[1] ?? text.replace(/^([\d.]+):\d+$/, '$1');

/** One text for one address: IPv6 by RFC 5952, IPv4 also where it came in the clothes of IPv6. */
export function canonicalAddress(text: string): string | null {
  const version = isIP(text);
  if (version !== 6) return version === 4 ? text : null;
  // what a socket that listens on both families tells: worth a short cut
  if (text.startsWith('::ffff:') && text.includes('.')) return text.slice('::ffff:'.length);
  const address = new URL(`http://[${text.replace(/%.*$/, '')}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(address);
  if (mapped === null) return address;
  const [high, low] = [Number.parseInt(mapped[1] ?? '', 16), Number.parseInt(mapped[2] ?? '', 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/**
 * What limits count as one client: of IPv6 the network of 64 bits, because every household and every rented server has at
 * least that many addresses to change between.
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const [before = '', after] = address.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const groups = [
    ...before,
    ...(after === undefined ? [] : Array(8 - before.length - after.length).fill('0')),
    ...(after ?? []),
  ];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
