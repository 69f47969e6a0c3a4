import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { hasMoreValues } from '../../../../src/adapters/http/kit/has-more-values.ts';
import { discardRest } from '../../../../src/adapters/http/kit/incoming-bytes.ts';
import { LargeBodies } from '../../../../src/adapters/http/kit/large-bodies.ts';
import { until } from '../../../support/embedded-postgres.ts';
import { memoryProduct, secondsOf } from '../../../support/memory-product.ts';
import { signed } from '../../../support/todo-api.ts';

const large = { 'content-length': String(64 * 1024 + 1) };

describe('large bodies', () => {
  it('of one user are worked at one after the other; others, and small ones, go on', async () => {
    const bodies = new LargeBodies();
    const begun: string[] = [];
    const gate = Promise.withResolvers<void>();
    const work = (name: string) => async () => {
      begun.push(name);
      await gate.promise;
      return name;
    };
    const asked = [
      bodies.inTurn('ada', large, work('first')),
      bodies.inTurn('ada', large, work('second')),
      bodies.inTurn('ada', { 'transfer-encoding': 'chunked' }, work('of unknown length')),
      bodies.inTurn('ada', { 'content-length': '65536' }, work('small')),
      bodies.inTurn('ada', {}, work('none')),
      bodies.inTurn('bob', large, work("another's")),
    ];
    await until(() => begun.length === 4);
    expect(begun).to.have.members(['first', 'small', 'none', "another's"]);
    gate.resolve();
    expect(await Promise.all(asked)).to.have.length(6);
    expect(begun.slice(4)).to.deep.equal(['second', 'of unknown length']);
  });

  it('go on after one that failed', async () => {
    const bodies = new LargeBodies();
    const failed = bodies.inTurn('ada', large, () => Promise.reject(new Error('broken off')));
    const next = bodies.inTurn('ada', large, async () => 'worked at');
    expect(await failed.then(undefined, ({ message }: Error) => message)).to.equal('broken off');
    expect(await next).to.equal('worked at');
  });
});

describe('the memory of large bodies', () => {
  it('is free once they are answered, without a collection', async () => {
    const { listener, clock } = memoryProduct();
    const server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const now = secondsOf(clock.now());
    const token = await signed({ user_id: 'ada', email: 'ada@example.com', iat: now, exp: now + 3600 });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    // `fetch` would copy what it sends.
    const statusOf = async (body: Buffer) => {
      const asking = request({ port, path: '/api/ada/tasks', method: 'POST', headers }).end(body);
      const [answer] = (await once(asking, 'response')) as [IncomingMessage];
      await once(answer.resume(), 'end');
      return answer.statusCode;
    };
    const taken = Buffer.from(JSON.stringify({ title: 'T', more: 'x'.repeat(200_000) }));
    const refused = Buffer.from(JSON.stringify({ title: 'T', more: Array(60_000).fill([]) }));
    try {
      await statusOf(taken);
      const before = process.memoryUsage().arrayBuffers;
      for (let turn = 0; turn < 15; turn += 1)
        expect([await statusOf(taken), await statusOf(refused)]).to.deep.equal([201, 400]);
      expect((process.memoryUsage().arrayBuffers - before) / 2 ** 20).to.be.below(1);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});

describe('the memory of what is thrown away after a refusal', () => {
  it('is free at once', async () => {
    const ended = Promise.withResolvers<number>();
    const server = createServer((asked, response) => {
      const before = process.memoryUsage().arrayBuffers;
      asked.once('data', () => {
        asked.pause();
        response.end(() => discardRest(asked));
      });
      asked.once('end', () => ended.resolve((process.memoryUsage().arrayBuffers - before) / 2 ** 20));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const asking = request({ port, method: 'POST' }).end(Buffer.alloc(20 * 2 ** 20));
    try {
      await once(asking, 'response');
      expect(await ended.promise).to.be.below(4);
    } finally {
      asking.destroy();
      server.close();
    }
  });
});

describe('the values of a body', () => {
  it('are counted without what is in texts', () => {
    const more = (text: string, most: number) => hasMoreValues(Buffer.from(text), most);
    const list = JSON.stringify(Array.from({ length: 100 }, () => []));
    expect([more(list, 199), more(list, 200)]).to.deep.equal([true, false]);
    const texts = JSON.stringify({ one: ',[{"\\'.repeat(100), two: '\\' });
    expect([more(texts, 1), more(texts, 2)]).to.deep.equal([true, false]);
    expect(more('no JSON, "', 1)).to.equal(false);
  });
});
