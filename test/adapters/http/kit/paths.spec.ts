import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { HttpListener } from '../../../support/http-listener.ts';
import { machineApp } from '../../../support/machine-app.ts';
import { type TodoApi, todoApi } from '../../../support/todo-api.ts';

describe('http kit: paths and methods', () => {
  let api: TodoApi;

  before(async () => {
    api = await todoApi();
  });

  it('answers an unknown path with 404 in the envelope of its contract, token or not', async () => {
    for (const path of ['/api/ada/nothing', '/api/ada/tasks/1/2', '/api/ada/tasks/', '/api/ada/Tasks', '/api/ada']) {
      const { status, body } = await api.ask('GET', path);
      expect([status, body.success, body.error.code], path).to.deep.equal([404, false, 'RESOURCE_NOT_FOUND']);
    }
  });

  it('answers what falls under no contract in v1’s envelope', async () => {
    for (const path of [
      '/nothing',
      '/API/ada/tasks',
      '/apis',
      '/api/v1',
      '/api/v1/nothing',
      '/api/v1/tasks/1/complete',
    ]) {
      const { status, body, headers } = await api.ask('GET', path);
      expect([status, body.success, body.error.code], path).to.deep.equal([404, false, 'NOT_FOUND']);
      expect(body.error.requestId).to.equal(headers['x-request-id']);
    }
  });

  it('answers a method that the path does not take with 405 and Allow, unknown methods too', async () => {
    for (const [method, path, allow] of [
      ['DELETE', '/api/ada/tasks', 'GET, HEAD, OPTIONS, POST'],
      ['PATCH', '/api/ada/tasks/1', 'DELETE, GET, HEAD, OPTIONS, PUT'],
      ['GET', '/api/ada/tasks/1/complete', 'OPTIONS, PATCH'],
      ['TRACE', '/api/ada/tasks', 'GET, HEAD, OPTIONS, POST'],
    ] as const) {
      const { status, body, headers } = await api.ask(method, path);
      expect([status, body.error.code, headers['allow']], `${method} ${path}`).to.deep.equal([
        405,
        'SYSTEM_METHOD_NOT_ALLOWED',
        allow,
      ]);
    }
  });

  it('answers OPTIONS without an origin with what the path takes', async () => {
    const { status, headers } = await api.ask('OPTIONS', '/api/ada/tasks');
    expect([status, headers['allow']]).to.deep.equal([204, 'GET, HEAD, OPTIONS, POST']);
  });

  it('finds nothing at a target that is no address, and goes on', async () => {
    const server = await HttpListener.open(machineApp());
    const port = Number(new URL(server.url).port);
    for (const target of ['http://[::1', 'http://a:b/', '//[', '*', 'http://%zz/']) {
      const socket = connect(port, '127.0.0.1');
      socket.end(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      expect(await text(socket), target).to.match(/^HTTP\/1\.1 404 /);
    }
    await server.close();
  });

  it('survives a path that is no valid percent-encoding', async () => {
    expect((await api.ask('GET', '/api/%zz/tasks', { token: api.token })).status).to.be.oneOf([403, 404]);
  });

  it('carries the caller’s request id if it is well formed, else a new one', async () => {
    const idOf = async (given?: string) =>
      (await api.ask('GET', '/api/x', { headers: given === undefined ? {} : { 'x-request-id': given } })).headers[
        'x-request-id'
      ];
    expect(await idOf('Req_1.a-b')).to.equal('Req_1.a-b');
    expect(await idOf('x'.repeat(128))).to.equal('x'.repeat(128));
    for (const given of [undefined, '', 'x'.repeat(129), 'a b', 'a/b', '<script>']) {
      expect(await idOf(given), given)
        .to.match(/^[A-Za-z0-9._-]{1,128}$/)
        .and.not.equal(given);
    }
    expect(await idOf()).not.to.equal(await idOf());
  });

  it('sends the headers that keep browsers from misusing an answer', async () => {
    const { headers } = await api.get('/tasks');
    expect(headers).to.include({
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['strict-transport-security']).to.be.a('string');
    expect(headers['x-powered-by']).to.equal(undefined);
  });
});
