import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { PrometheusMeters } from '../../../../src/infrastructure/metrics/prometheus-meters.ts';
import { HttpServer } from '../../../../src/infrastructure/programs/lifecycle/http-server.ts';
import { http, kernel } from '../../../../src/infrastructure/wiring/tokens/tokens.ts';
import { type CapturedLog, capturedLog } from '../../../support/captured-log.ts';
import { eventually } from '../../../support/eventually.ts';
import { memoryProduct, secondsOf } from '../../../support/memory-product.ts';
import { signed } from '../../../support/todo-api.ts';

const limit = 256 * 1024;

describe('http kit: clients on sockets', () => {
  let server: HttpServer;
  let captured: CapturedLog;
  let token: string;
  const meters = new PrometheusMeters('');

  before(async () => {
    captured = capturedLog();
    const product = memoryProduct({
      log: captured.log,
      rewire: (container) => void container.rebind(kernel.meters).toConstantValue(meters),
    });
    const now = secondsOf(product.clock.now());
    token = await signed({ user_id: 'ada', email: 'ada@example.com', iat: now, exp: now + 3600 });
    server = await HttpServer.listen(product.container.get(http.listener), { host: '127.0.0.1', port: 0 });
  });
  after(() => server.drain(0));

  const send = (bytes: string): Socket => {
    const socket = connect(server.port, '127.0.0.1');
    socket.write(bytes);
    return socket;
  };
  const head = (path: string, ...headers: readonly string[]): string =>
    [`POST ${path} HTTP/1.1`, 'Host: x', ...headers, '', ''].join('\r\n');
  const bearer = () => `Authorization: Bearer ${token}`;
  const json = 'Content-Type: application/json';

  for (const [who, path, headers, userId, route] of [
    ['signed in', '/api/v1/tasks', () => [bearer()], 'ada', '/api/v1/tasks'],
    ['not signed in', '/api/v1/auth/login', () => [], null, '/api/v1/auth/login'],
  ] as const)
    it(`log a client that leaves while it sends its body, ${who}, as aborted under its own route`, async () => {
      const socket = send(head(path, ...headers(), json, 'Content-Length: 1000', 'Expect: 100-continue'));
      await once(socket, 'data');
      socket.write('{"title"');
      socket.destroy();
      const ours = () => captured.lines().filter(({ path: logged }) => logged === path);
      await eventually(() => expect(ours()).to.have.length(1));
      expect(ours()[0]).to.include({
        level: 'INFO',
        message: 'request aborted',
        aborted: true,
        statusCode: 499,
        userId,
      });
      expect(captured.lines().filter(({ level }) => level === 'ERROR')).to.deep.equal([]);
      const counted = (await meters.text()).split('\n').filter((line) => line.startsWith('http_requests_total{'));
      expect(counted).to.include(`http_requests_total{method="POST",route="${route}",status="499"} 1`);
      expect(counted.join()).not.to.include('status="404"');
    });

  it('are told to go on with a body that may be sent', async () => {
    const socket = send(head('/api/v1/tasks', bearer(), json, 'Content-Length: 13', 'Expect: 100-continue'));
    const [told] = (await once(socket, 'data')) as [Buffer];
    expect(told.toString()).to.equal('HTTP/1.1 100 Continue\r\n\r\n');
    socket.write('{"title":"T"}');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString())
      .to.match(/^HTTP\/1.1 201 /)
      .and.not.to.include('Connection: close');
    socket.destroy();
  });

  for (const [why, length, headers, status] of [
    ['that is too large', limit + 1, () => [bearer()], 413],
    ['without a token', 13, () => [], 401],
    ['that is encoded', 13, () => [bearer(), 'Content-Encoding: gzip'], 415],
  ] as const)
    it(`are answered ${status} for a body ${why} without being told to go on`, async () => {
      const asking = head('/api/v1/tasks', ...headers(), json, `Content-Length: ${length}`, 'Expect: 100-continue');
      const answer = await text(send(asking));
      expect(answer)
        .to.match(new RegExp(`^HTTP/1.1 ${status} `))
        .and.to.include('Connection: close');
    });
});
