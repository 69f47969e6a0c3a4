import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { Playground } from '../../support/embedded-postgres.ts';
import { mainstay, printedRequest, serving } from '../../support/mainstay.ts';

describe('an upload from which nothing more comes', function () {
  this.timeout(120_000);
  let ground: Playground;
  beforeEach(async () => {
    ground = await Playground.open();
  });
  afterEach(() => ground.close());

  it('is 408 after half a minute, and leaves nothing', async () => {
    const server = mainstay(ground.folder, ['serve']);
    const { url } = await serving(server);
    const authorization = (await printedRequest(server)).headers.get('authorization') ?? '';
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(
      `POST /api/v1/files?name=a HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${authorization}\r\n` +
        'Content-Type: text/plain\r\nContent-Length: 100\r\nConnection: close\r\n\r\nonly this',
    );
    const answer = await text(socket);
    expect(answer)
      .to.match(/^HTTP\/1.1 408 /)
      .and.include('"code":"REQUEST_TIMEOUT"');
    expect(await readdir(join(ground.dataDir, 'files/incoming'))).to.deep.equal([]);
    const files = await fetch(`${url}/api/v1/files`, { headers: { authorization } });
    expect(((await files.json()) as { meta: { total: number } }).meta.total).to.equal(0);
    server.signalGroup('SIGTERM');
    await server.ended;
  });
});
