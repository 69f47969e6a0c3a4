import { once } from 'node:events';
import { get } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { letTakeItsTime } from '../../../src/adapters/http/kit/incoming-bytes.ts';
import { HttpServer } from '../../../src/infrastructure/programs/lifecycle/http-server.ts';

const place = { host: '127.0.0.1', port: 0 };
const timeouts = { headers: 150, request: 300, idle: 200 };

describe('a listening server', () => {
  let server: HttpServer;
  beforeEach(async () => {
    server = await HttpServer.listen(
      (request, response) => {
        if (request.url === '/never') return;
        if (request.url === '/unhurried') letTakeItsTime(request);
        if (request.url === '/endless') return void response.write('begun');
        request.resume().on('end', () => response.end('answer'));
      },
      place,
      { timeouts },
    );
  });
  afterEach(() => server.drain(0));

  const send = (bytes: string): Socket => {
    const socket = connect(server.port, '127.0.0.1');
    socket.write(bytes);
    return socket;
  };

  for (const [what, bytes, status] of [
    ['that is slow with its head', 'GET / HTTP/1.1\r\nHost: x\r\n', 408],
    ['that is slow with its body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc', 408],
    ['with too long a head', `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['that speaks no HTTP', 'HELO mail.example.com\r\n\r\n', 400],
  ] as const)
    it(`answers a client ${what} with ${status} and a request id, and closes`, async () => {
      const answer = await text(send(bytes));
      expect(answer).to.match(new RegExp(`^HTTP/1.1 ${status} `));
      expect(answer)
        .to.match(/\r\nX-Request-Id: [\w-]{36}\r\n/)
        .and.to.contain('Connection: close');
    });

  it('waits for a body that may take its time, however long it is on its way', async () => {
    const socket = send('POST /unhurried HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 5\r\n\r\nabc');
    // The server looks for requests that take too long every 150 ms: three of its looks find this one.
    await new Promise((resolve) => setTimeout(resolve, timeouts.request + 3 * timeouts.headers));
    socket.write('de');
    expect(await text(socket)).to.match(/^HTTP\/1.1 200 .*answer$/s);
  });

  it('ends connections on which nothing more is asked', async () => {
    const socket = send('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(await text(socket)).to.match(/^HTTP\/1.1 200 .*answer$/s);
  });

  it('does not write into an answer that has begun', async () => {
    const socket = send('GET /endless HTTP/1.1\r\nHost: x\r\n\r\n');
    let answer = '';
    socket.on('data', (bytes) => {
      answer += bytes.toString();
      if (!socket.writableEnded && answer.includes('begun')) socket.end('no HTTP\r\n\r\n');
    });
    await once(socket, 'close');
    expect(answer.match(/HTTP\/1.1/g)).to.have.length(1);
  });

  it('answers whoever was connected when its end began, though the request comes after it, and takes no other connection', async () => {
    const socket = connect(server.port, '127.0.0.1');
    await once(socket, 'connect');
    while (server.connections.open === 0) await new Promise(setImmediate);
    const { port } = server;
    const drained = server.drain(5000);
    for (;;) {
      const late = connect(port, '127.0.0.1');
      const refused = await once(late, 'connect').then(
        () => false,
        (error: NodeJS.ErrnoException) => error.code === 'ECONNREFUSED',
      );
      late.destroy();
      if (refused) break;
    }
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    const answer = await text(socket);
    expect(answer).to.match(/^HTTP\/1.1 200 .*answer$/s);
    expect(answer).to.contain('Connection: close');
    expect(await drained).to.equal(0);
  });

  it('says how many requests it cut off when its time is over', async () => {
    const request = get({ port: server.port, path: '/never' });
    const error = once(request, 'error');
    await once(request, 'socket').then(([socket]) => once(socket as Socket, 'connect'));
    while (server.inFlight === 0) await new Promise(setImmediate);
    expect(await server.drain(50)).to.equal(1);
    expect(((await error)[0] as NodeJS.ErrnoException).code).to.equal('ECONNRESET');
  });
});

describe('a server that cannot listen', () => {
  it('says so', async () => {
    const refused = await HttpServer.listen(() => {}, { host: '203.0.113.7', port: 0 }).catch((error) => error.code);
    expect(refused).to.equal('EADDRNOTAVAIL');
  });
});
