import { expect } from 'chai';
import { Destinations } from '../../../src/adapters/webhooks/destinations.ts';

const production = new Destinations({ isDevelopment: false, allowPrivate: false });
const development = new Destinations({ isDevelopment: true, allowPrivate: false });
const within = new Destinations({ isDevelopment: false, allowPrivate: true });

const taken = (rules: Destinations, url: string) => rules.parse('url', url).unwrapOr(undefined);
const https = new URL('https://hooks.example.com/');

const closed = {
  loopback: ['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'],
  private: ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12::1', '::ffff:10.1.2.3'],
  shared: ['100.64.0.1', '100.127.255.254'],
  'link-local': ['169.254.169.254', 'fe80::1', 'fe80::1%eth0', '::ffff:169.254.169.254'],
  NAT64: ['64:ff9b::7f00:1', '64:ff9b::a00:1', '64:ff9b:1::1', '2002:7f00:1::1', '2001:0:7f00:1::1'],
};
const never = [
  '0.0.0.0',
  '0.1.2.3',
  '255.255.255.255',
  '224.0.0.1',
  '240.0.0.1',
  '198.18.0.1',
  '::',
  'ff02::1',
  '::7f00:1',
];
const open = ['93.184.216.34', '8.8.8.8', '100.63.255.255', '172.32.0.1', '2606:2800:220:1:248:1893:25c8:1946'];

describe('where webhooks may go', () => {
  it('is https, and http to this machine in development alone', () => {
    expect(taken(production, ' https://hooks.example.com/a?b=c#d ')).to.equal('https://hooks.example.com/a?b=c');
    for (const url of ['http://localhost:3000/', 'http://127.0.0.1:3000/', 'http://[::1]/', 'http://app.localhost/']) {
      expect(taken(development, url)).to.equal(url);
      expect(taken(production, url)).to.equal(undefined);
      expect(taken(within, url)).to.equal(undefined);
    }
    for (const url of [
      'http://hooks.example.com/',
      'http://localhost.example.com/',
      'http://10.0.0.1/',
      'ftp://localhost/',
    ])
      expect(taken(development, url)).to.equal(undefined);
  });

  it('is never a URL with a user or a password, nor something that is no URL', () => {
    for (const url of [
      'https://ada@hooks.example.com/',
      'https://ada:x@hooks.example.com/',
      'https://:x@a.example/',
      'hooks',
      '',
    ])
      for (const rules of [production, development, within]) expect(taken(rules, url)).to.equal(undefined);
    expect(taken(production, `https://hooks.example.com/${'a'.repeat(2048)}`)).to.equal(undefined);
  });

  it('is no address that only this machine or this network reaches, however it is written', () => {
    for (const url of [
      'https://127.0.0.1/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://[::1]/',
      'https://192.168.0.1/',
    ])
      expect(taken(production, url)).to.equal(undefined);
    expect(taken(within, 'https://192.168.0.1/')).to.equal('https://192.168.0.1/');
  });

  for (const [kind, addresses] of Object.entries(closed))
    it(`leads to no ${kind} address, unless WEBHOOKS_ALLOW_PRIVATE says so`, () => {
      for (const address of addresses) {
        expect(production.allows(address, https), address).to.equal(false);
        expect(development.allows(address, https), address).to.equal(false);
        expect(within.allows(address, https), address).to.equal(true);
      }
    });

  it('leads to no address that is nobody’s or everybody’s, whatever is allowed', () => {
    for (const address of never)
      for (const rules of [production, development, within])
        expect(rules.allows(address, https), address).to.equal(false);
  });

  it('leads to any other address', () => {
    for (const address of open) expect(production.allows(address, https), address).to.equal(true);
  });

  it('leads, by http, to this machine alone, whatever its name is said to mean', () => {
    const local = new URL('http://localhost:3000/');
    expect(development.allows('127.0.0.1', local)).to.equal(true);
    for (const address of ['10.0.0.1', '8.8.8.8']) expect(development.allows(address, local)).to.equal(false);
    expect(development.allows('127.0.0.1', new URL('https://localhost/'))).to.equal(true);
  });
});
