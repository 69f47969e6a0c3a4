import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { fetchKeysFrom } from '../../../src/adapters/security/fetch-keys.ts';
import { type KeyPair, keyPair } from '../../support/key-pairs.ts';

describe('fetching the keys of an issuer', () => {
  let server: Server;
  let url: string;
  let pair: KeyPair;
  let answer: (response: ServerResponse, path: string) => void;

  before(async () => {
    pair = await keyPair('one');
    server = createServer((request, response) => answer(response, request.url ?? '')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  const keySet = () => JSON.stringify({ keys: [pair.jwk] });
  const failure = (from = url) =>
    fetchKeysFrom(from, 500)().then(
      () => 'none',
      (error: Error) => error.message,
    );

  it('reads the set that the issuer publishes', async () => {
    answer = (response) => response.end(keySet());
    expect([...(await fetchKeysFrom(url)()).keys()]).to.deep.equal(['one']);
  });

  describe('fails', () => {
    const answers: [string, typeof answer, RegExp][] = [
      ['on another status', (response) => response.writeHead(503).end(keySet()), /status 503/],
      ['on what is no JSON', (response) => response.end('<html>'), /JSON/],
      ['on what is no set', (response) => response.end('{"keys": {}}'), /no key set/],
      ['on null', (response) => response.end('null'), /no key set/],
      ['on an answer over 256 KiB', (response) => response.end(`"${'x'.repeat(256 * 1024)}"`), /too large/],
      ['on a silent issuer', () => {}, /timeout/],
      ['on one that stops in the middle', (response) => response.write('{"keys": ['), /timeout/],
      ['on a lost connection', (response) => response.destroy(), /fetch failed/],
      [
        'on a redirect, wherever it leads',
        (response, path) => {
          if (path === '/keys') response.writeHead(302, { location: '/other' }).end();
          else response.end(keySet());
        },
        /fetch failed/,
      ],
    ];
    for (const [name, given, message] of answers)
      it(name, async () => {
        answer = given;
        expect(await failure()).to.match(message);
      });
    it('where nobody listens', async () => {
      const closed = createServer().listen(0, '127.0.0.1');
      await once(closed, 'listening');
      const { port } = closed.address() as AddressInfo;
      await once(closed.close(), 'close');
      expect(await failure(`http://127.0.0.1:${port}/keys`)).to.match(/fetch failed/);
    });
  });
});
