import type { IncomingMessage } from 'node:http';
import { expect } from 'chai';
import { addressReader, canonicalAddress, networkOf } from '../../../../src/adapters/http/kit/client-address.ts';

const from = (remoteAddress: string | undefined, forwarded?: string): IncomingMessage =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;

describe('the address of a client', () => {
  const [proxy, client] = ['10.0.0.1', '203.0.113.7'];

  const cases: [what: string, proxies: number, forwarded: string | undefined, address: string][] = [
    ['the connection, where no proxy is trusted', 0, client, proxy],
    ["what the one proxy saw, and not the client's own words", 1, `1.1.1.1, ${client}`, client],
    ['what the outer of two proxies saw', 2, `1.1.1.1, ${client}, 10.0.0.2`, client],
    ['the last proxy that is known, where a chain is too short', 2, client, client],
    ['the proxy, where it wrote nothing', 1, undefined, proxy],
    ['the proxy, where it wrote no address', 1, 'unknown', proxy],
    ['the inner proxy, where the outer wrote no address', 2, 'spoofed, _hidden, 10.0.0.2', '10.0.0.2'],
    ['without its port', 1, `${client}:4711`, client],
    ['without the port of IPv6', 1, '[2001:db8::7]:4711', '2001:db8::7'],
    ['one text, however it is written', 1, '2001:0DB8:0:0::0007', '2001:db8::7'],
    ['IPv4, also where it came mapped into IPv6', 1, '::ffff:cb00:7107', client],
  ];
  for (const [what, proxies, forwarded, address] of cases) {
    it(`is ${what}`, () => {
      expect(addressReader(proxies)(from(proxy, forwarded))).to.equal(address);
    });
  }

  it('is IPv4 for a socket that listens on both families', () => {
    expect(addressReader(0)(from('::ffff:192.0.2.1'))).to.equal('192.0.2.1');
    expect(addressReader(0)(from('::1'))).to.equal('::1');
    expect(addressReader(0)(from('fe80::1%eth0'))).to.equal('fe80::1');
  });

  it('is unknown on a socket without addresses, unless a trusted proxy tells it', () => {
    expect(addressReader(0)(from(undefined, client))).to.equal(null);
    expect(addressReader(1)(from(undefined, client))).to.equal(client);
  });

  it('is never a text that is no address', () => {
    for (const text of ['', ' ', 'localhost', '1.2.3', '1.2.3.4.5', '256.1.1.1', '::1::', '[::1]', '1.2.3.4 ', '<b>'])
      expect(canonicalAddress(text)).to.equal(null);
  });
});

describe('what limits count as one client', () => {
  it('is the address of IPv4', () => {
    expect(networkOf('192.0.2.1')).to.equal('192.0.2.1');
  });

  it('is the network of 64 bits of IPv6', () => {
    const networks = {
      '2001:db8:1:2:3:4:5:6': '2001:db8:1:2::/64',
      '2001:db8:1:2::1': '2001:db8:1:2::/64',
      '2001:db8::1': '2001:db8::/64',
      '2001:db8:1::': '2001:db8:1::/64',
      '::1': '::/64',
      '::': '::/64',
    };
    for (const [address, network] of Object.entries(networks)) expect(networkOf(address)).to.equal(network);
  });
});
