import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { mock } from 'node:test';
import { expect } from 'chai';
import { Destinations } from '../../../src/adapters/webhooks/destinations.ts';
import { HttpWebhookSender } from '../../../src/adapters/webhooks/http-webhook-sender.ts';
import { instantOf } from '../../../src/domain/kernel/instant.ts';
import { Secret } from '../../../src/domain/kernel/secret.ts';
import { inTime } from '../../support/in-time.ts';

const destinations = new Destinations({ isDevelopment: true, allowPrivate: false });
const message = { id: 'e1', body: '{}', at: instantOf(0), secrets: [new Secret('whsec_AAAA')] };

/** Says the same again and again, as long as somebody listens. */
const endless = (text: string) => (socket: Socket) => {
  const more = () => {
    if (!socket.destroyed) socket.write(text, () => setImmediate(more));
  };
  more();
};

/** What comes of a delivery to somebody who does this with each connection. */
async function attempt(answer: (socket: Socket) => void, timeout?: number) {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {}).once('data', () => answer(socket));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const sender = new HttpWebhookSender({ destinations, userAgent: 'Mainstay/1', ...(timeout && { timeout }) });
  try {
    return await inTime(30_000, () => sender.send({ ...message, url: `http://127.0.0.1:${port}/` }));
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}

const longEnough = 20_000;
const failed = (reason: string) => ({ status: null, reason });
const say = (text: string) => (socket: Socket) => void socket.write(text);

describe('the sender of webhooks, to whoever answers oddly', () => {
  for (const [what, answer, outcome] of [
    [
      'another protocol',
      say('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
      { status: 101 },
    ],
    ['no HTTP', say('SSH-2.0-OpenSSH_9.2\r\n'), failed('hpe_invalid_constant')],
    ['nothing but the end', (socket: Socket) => socket.end(), failed('econnreset')],
    ['heads without end', endless(`HTTP/1.1 200 OK\r\n${'X-A: a\r\n'.repeat(5000)}`), failed('hpe_header_overflow')],
    [
      'less than it promised',
      (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort'),
      { status: 200 },
    ],
    ['a body that is none', say('HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 500 No\r\n\r\n'), { status: 204 }],
    ['a broken chunk', say('HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'), { status: 201 }],
    ['a status of its own', say('HTTP/1.1 999 Whatever\r\nContent-Length: 0\r\n\r\n'), { status: 999 }],
  ] as const)
    it(`comes to an end: ${what}`, async () => {
      expect(await attempt(answer, longEnough)).to.deep.equal(outcome);
    });

  for (const [what, answer] of [
    ['interim answers without end', endless('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n')],
    ['a head that never ends', say('HTTP/1.1 200 OK\r\nX-A: ')],
  ] as const)
    it(`waits no longer than its time: ${what}`, async () => {
      expect(await attempt(answer, 200)).to.deep.equal(failed('timeout'));
    });

  it('waits for 15 seconds where nobody says otherwise', async () => {
    const timeout = mock.method(AbortSignal, 'timeout', () => AbortSignal.abort());
    try {
      expect(await attempt(() => {})).to.deep.equal(failed('timeout'));
      expect(timeout.mock.calls.map(({ arguments: given }) => given)).to.deep.equal([[15_000]]);
    } finally {
      mock.restoreAll();
    }
  });
});
