import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import proxyaddr from 'proxy-addr';

/**
 * Who the client is. The nearest proxy appends the address it was called from to `X-Forwarded-For`, the one before it
 * did the same, and so on: counted from the right, as many entries are believed as there are proxies of ours. What a
 * client writes there itself lies further left and is never read.
 */
export function addressReader(trustedProxies: number): (request: IncomingMessage) => string | null {
  if (trustedProxies === 0) return ({ socket }) => canonicalAddress(socket.remoteAddress ?? '');
  const isTrusted = (_: string, hop: number): boolean => hop < trustedProxies;
  return (request) => {
    const [nearest, ...told] = proxyaddr.all(request, isTrusted);
    let address = canonicalAddress(nearest ?? '');
    for (const entry of told) {
      const earlier = canonicalAddress(withoutPort(entry));
      if (earlier === null) break;
      address = earlier;
    }
    return address;
  };
}

/** Some proxies write `192.0.2.1:4711` and `[2001:db8::1]:4711`. */
const withoutPort = (text: string): string =>
  /^\[(.*)\](?::\d+)?$/.exec(text)?.[1] ?? text.replace(/^([\d.]+):\d+$/, '$1');

/** One text for one address: IPv6 by RFC 5952, IPv4 also where it came mapped into IPv6. */
export function canonicalAddress(text: string): string | null {
  const version = isIP(text);
  if (version !== 6) return version === 4 ? text : null;
  const address = ipaddr.process(text.replace(/%.*$/, ''));
  return 'toRFC5952String' in address ? address.toRFC5952String() : address.toString();
}

/**
 * What limits count as one client: of IPv6 the network of 64 bits, because every household and every rented server has at
 * least that many addresses to change between.
 */
export const networkOf = (address: string): string =>
  address.includes(':') ? `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/64`).toRFC5952String()}/64` : address;
