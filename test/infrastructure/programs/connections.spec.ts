import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import type { ConnectionLimits } from '../../../src/infrastructure/programs/lifecycle/connections/connection-limits.ts';
import { HttpServer } from '../../../src/infrastructure/programs/lifecycle/http-server.ts';
import { eventually } from '../../support/eventually.ts';

const kilobyte = 1024;
const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
const size = (path = ''): number => Number(path.slice(1));

describe('the connections of a server', () => {
  let server: HttpServer;
  const asked: string[] = [];
  const cutOff: string[] = [];
  const open: (() => void)[] = [];
  const sockets: Socket[] = [];
  beforeEach(() => {
    for (const list of [asked, cutOff, open, sockets]) list.length = 0;
  });
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    await server.drain(0);
  });

  /** Answers `/N` with N bytes; `/held` when the test says so. */
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    asked.push(request.url ?? '');
    if (request.url === '/held') open.push(() => response.end('held'));
    else response.end(Buffer.alloc(size(request.url), 'x'));
  };
  const listen = async (limits: Partial<ConnectionLimits>): Promise<void> => {
    server = await HttpServer.listen(
      answer,
      { host: '127.0.0.1', port: 0 },
      { limits: { lookEvery: 20, ...limits }, onCutOff: (reason) => cutOff.push(reason) },
    );
  };
  /** Reads nothing until somebody listens to it. */
  const send = (bytes: string): Socket => {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(bytes);
    sockets.push(socket);
    return socket;
  };
  const answersIn = (all: string): number => all.split('HTTP/1.1 200').length - 1;

  it('work at so many pipelined requests at a time, and at the others when those are done', async () => {
    await listen({ atWork: 3 });
    const read = text(send(get('/held').repeat(7) + get('/1').replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')));
    await eventually(() => expect(open).to.have.length(3));
    await eventually(() => expect(server.inFlight).to.equal(8));
    for (let answered = 0; answered < 7; answered += 1) {
      await eventually(() => expect(open.length).to.be.above(answered));
      expect(open.length - answered).to.be.at.most(3);
      open[answered]?.();
    }
    expect(answersIn(await read)).to.equal(8);
    expect(cutOff).to.deep.equal([]);
  });

  it('are cut off with more requests in line than may wait, and nothing of them is left', async () => {
    await listen({ atWork: 2, held: 5 });
    send(get('/held').repeat(8));
    await eventually(() => expect(cutOff).to.deep.equal(['too_many_pipelined']));
    expect(asked).to.have.length(2);
    await eventually(() => expect(server.inFlight).to.equal(0));
  });

  it('are given no further work while too much waits, and go on when it is taken', async () => {
    await listen({ pauseAt: 200 * kilobyte, cutOffAt: 100_000 * kilobyte });
    const requests = 30;
    const socket = send(get(`/${1000 * kilobyte}`).repeat(requests));
    await eventually(() => expect(server.connections.waitingBytes).to.be.above(200 * kilobyte));
    const before = asked.length;
    expect(before).to.be.below(requests);
    let taken = 0;
    socket.on('data', (bytes: Buffer) => {
      taken += bytes.length;
    });
    await eventually(() => expect(taken).to.be.above(requests * 1000 * kilobyte));
    expect(asked).to.have.length(requests);
    expect(cutOff).to.deep.equal([]);
  });

  it('are cut off when too much waits', async () => {
    await listen({ pauseAt: 100_000 * kilobyte, cutOffAt: 2000 * kilobyte });
    send(get(`/${20_000 * kilobyte}`));
    await eventually(() => expect(cutOff).to.deep.equal(['too_much_unread']));
    await eventually(() => expect(server.connections).to.deep.equal({ open: 0, waitingBytes: 0 }));
  });

  it('are cut off when nothing is taken for long, whatever else is sent there', async () => {
    await listen({ stalled: 300, cutOffAt: 100_000 * kilobyte });
    const socket = send(get(`/${20_000 * kilobyte}`));
    socket.write('GET /1 HTTP/1.1\r\nX-Long: ');
    await eventually(() => {
      socket.write('x');
      expect(cutOff).to.deep.equal(['not_reading']);
    });
  });

  it('stay while a slow client takes something now and then, however long one answer lasts', async () => {
    await listen({ stalled: 1000, cutOffAt: 100_000 * kilobyte });
    const socket = send(get(`/${20_000 * kilobyte}`));
    let pauses = 0;
    let taken = 0;
    socket.on('data', (bytes: Buffer) => {
      taken += bytes.length;
      if (taken < (pauses + 1) * 1500 * kilobyte) return;
      pauses += 1;
      socket.pause();
      setTimeout(() => socket.resume(), 150);
    });
    await eventually(() => expect(taken).to.be.above(20_000 * kilobyte));
    expect(pauses).to.be.above(10);
    expect(cutOff).to.deep.equal([]);
  });

  it('together hold no more than the server may, and who took nothing for longest goes first', async () => {
    await listen({ cutOffAt: 100_000 * kilobyte, cutOffAtInAll: 19_000 * kilobyte });
    send(get(`/${20_000 * kilobyte}`));
    await eventually(() => expect(server.connections.waitingBytes).to.be.above(10_000 * kilobyte));
    const second = send(get(`/${10_000 * kilobyte}`));
    await eventually(() => expect(cutOff).to.deep.equal(['too_much_unread']));
    await eventually(() => expect(server.connections.open).to.equal(1));
    expect((await text(second.end())).length).to.be.above(10_000 * kilobyte);
  });

  it('are so many of one address at most', async () => {
    await listen({ perAddress: 3 });
    const kept = [1, 2, 3].map(() => send(get('/held')));
    await eventually(() => expect(open).to.have.length(3));
    await once(send(get('/1')), 'close');
    expect(cutOff).to.deep.equal(['too_many_connections']);
    kept[0]?.destroy();
    await eventually(() => expect(server.connections.open).to.equal(2));
    send(get('/held'));
    await eventually(() => expect(open).to.have.length(4));
  });

  it('leave no request in flight when their client goes, those behind others included', async () => {
    await listen({ atWork: 2 });
    const socket = send(get('/held').repeat(5));
    await eventually(() => expect(server.inFlight).to.equal(5));
    socket.destroy();
    await eventually(() => expect(server.inFlight).to.equal(0));
  });

  it('are told to go on with a body by nobody but its reader', async () => {
    await listen({});
    const asking = 'POST /3 HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n';
    const answer = await text(send(asking));
    expect(answer).to.match(/^HTTP\/1.1 200 [\s\S]*Connection: close[\s\S]*xxx$/);
  });
});
