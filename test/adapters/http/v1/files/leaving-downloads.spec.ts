import { once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { expect } from 'chai';
import { MemoryFileStorage } from '../../../../../src/adapters/files/memory-file-storage.ts';
import { HttpServer } from '../../../../../src/infrastructure/programs/lifecycle/http-server.ts';
import { files } from '../../../../../src/infrastructure/wiring/tokens/file-tokens.ts';
import { http } from '../../../../../src/infrastructure/wiring/tokens/tokens.ts';
import { capturedLog } from '../../../../support/captured-log.ts';
import { eventually } from '../../../../support/eventually.ts';
import { memoryProduct, secondsOf } from '../../../../support/memory-product.ts';
import { signed } from '../../../../support/todo-api.ts';

/** Opens files as slowly as it is told to. */
class SlowStorage extends MemoryFileStorage {
  readonly asked = Promise.withResolvers<void>();
  readonly opened = Promise.withResolvers<AsyncIterable<Uint8Array>>();

  override async read(): Promise<AsyncIterable<Uint8Array>> {
    this.asked.resolve();
    return await this.opened.promise;
  }
}

describe('a download whose client has left before its file was open', () => {
  const storage = new SlowStorage();
  const captured = capturedLog();
  let server: HttpServer;
  let token: string;

  before(async () => {
    const product = memoryProduct({
      log: captured.log,
      rewire: (container) => void container.rebind(files.storage).toConstantValue(storage),
    });
    const now = secondsOf(product.clock.now());
    token = await signed({ user_id: 'ada', email: 'ada@example.com', iat: now, exp: now + 3600 });
    server = await HttpServer.listen(product.container.get(http.listener), { host: '127.0.0.1', port: 0 });
  });
  after(() => server.drain(0));

  it('lets go of the file: one that a collection closed would end the process', async () => {
    const authorization = `Bearer ${token}`;
    const uploaded = await fetch(`http://127.0.0.1:${server.port}/api/v1/files?name=a.txt`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'text/plain' },
      body: 'hello',
    });
    const { data } = (await uploaded.json()) as { data: { id: string } };
    const socket = connect(server.port, '127.0.0.1');
    socket.write(`GET /api/v1/files/${data.id}/content HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n\r\n`);
    await storage.asked.promise;
    socket.destroy();
    await eventually(() => expect(captured.text()).to.include('request aborted'));
    const file = Readable.from([Buffer.from('hello')]);
    storage.opened.resolve(file);
    await once(file, 'close');
    expect(captured.lines().filter(({ level }) => level === 'ERROR')).to.deep.equal([]);
  });
});
