import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { expect } from 'chai';
import { RedisLink } from '../../../src/adapters/limits/redis-link.ts';
import { RedisRateLimit } from '../../../src/adapters/limits/redis-rate-limit.ts';
import { inTime } from '../../support/in-time.ts';
import { TestLog } from '../../support/log.ts';

const quota = { name: 'default', scope: 'user', requests: 2, windowSeconds: 60 };

/** Somebody at Redis' address who treats connections as told. */
async function standIn(treat: (socket: Socket) => void): Promise<{ server: Server; url: string }> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    treat(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('a shared limit without its Redis', () => {
  const troubles: Record<string, (socket: Socket) => void> = {
    'hangs up': (socket) => socket.destroy(),
    'says nothing': () => {},
    'is still loading': (socket) => socket.on('data', () => socket.write('-LOADING Redis is loading\r\n')),
    'talks nonsense': (socket) => socket.on('data', () => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')),
  };
  for (const [trouble, treat] of Object.entries(troubles)) {
    it(`counts for its own process, at once, while Redis ${trouble}`, async () => {
      const { server, url } = await standIn(treat);
      const log = new TestLog();
      const link = new RedisLink(url, log);
      const limit = new RedisRateLimit(quota, link);
      const connected = once(server, 'connection');
      const take = (who: string) => inTime(300, () => limit.take(who));
      const answers = [await take('ada'), await take('ada'), await take('ada')];
      await connected;
      answers.push(await take('bob'));
      expect(answers.map(({ allowed }) => allowed)).to.deep.equal([true, true, false, true]);
      link.close();
      server.close();
    });
  }

  it('says once that Redis is away, however often it is tried', async () => {
    const { server, url } = await standIn((socket) => socket.destroy());
    const log = new TestLog();
    const link = new RedisLink(url, log);
    let tries = 0;
    await new Promise<void>((resolve) => {
      server.on('connection', () => {
        tries += 1;
        if (tries === 4) resolve();
      });
    });
    link.close();
    server.close();
    expect(log.lines.map(({ level }) => level)).to.deep.equal(['warn']);
  });
});
