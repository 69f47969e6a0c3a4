import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { expect } from 'chai';
import { S3FileStorage } from '../../../src/adapters/files/s3-file-storage.ts';
import { StorageUnavailable } from '../../../src/adapters/files/storage-unavailable.ts';
import { storageFull } from '../../../src/domain/files/failures.ts';
import { brokenAfter, bytesOf, incoming, keysOf, someBytes } from '../../support/files/bytes.ts';
import { type Fault, type S3Server, s3Server } from '../../support/files/s3-server.ts';

const small = someBytes(1000);
const large = someBytes(17 * 1024 * 1024);
const served: Fault = () => undefined;

const isUpload = ({ method, url = '' }: IncomingMessage) =>
  method === 'PUT' || (method === 'POST' && /uploadId/.test(url));
const isDownload = ({ method, url = '' }: IncomingMessage) => method === 'GET' && /files\/[^?]/.test(url);

const answers =
  (status: number, code: string) =>
  (request: IncomingMessage, response: ServerResponse): 'served' => {
    request.resume();
    response.writeHead(status, { 'content-type': 'application/xml' });
    response.end(`<Error><Code>${code}</Code><Message>for the test</Message></Error>`);
    return 'served';
  };

const cutsOff = (request: IncomingMessage): 'served' => {
  request.once('data', () => request.socket.destroy());
  return 'served';
};

/** Does so to the requests that are meant, the given number of times. */
const sometimes = (times: number, meant: (request: IncomingMessage) => boolean, fault: Fault): Fault => {
  let left = times;
  return (request, response) => {
    if (!meant(request) || left === 0) return undefined;
    left -= 1;
    return fault(request, response);
  };
};
const always = (meant: (request: IncomingMessage) => boolean, fault: Fault) =>
  sometimes(Number.POSITIVE_INFINITY, meant, fault);

describe('S3 that fails', () => {
  let server: S3Server;
  let storage: S3FileStorage;
  before(async () => {
    server = await s3Server();
    storage = new S3FileStorage(() => server.open({ connect: 2000, idleTimeout: 2000 }), server.bucket);
  });
  afterEach(async () => {
    server.fault = served;
    for await (const entries of storage.entries()) for (const entry of entries) await entry.remove();
  });
  after(() => server.close());

  const failureOf = (promise: Promise<unknown>): Promise<unknown> => promise.then(String, (error: unknown) => error);

  for (const [what, fault] of [
    ['an error of its own', answers(500, 'InternalError')],
    ['that it is busy', answers(503, 'SlowDown')],
    ['nothing but the end of the connection', cutsOff],
  ] as const) {
    it(`is asked again where it answers an upload once with ${what}`, async () => {
      server.fault = sometimes(1, isUpload, fault);
      const key = randomUUID();
      expect((await storage.put(key, incoming(large))).isOk()).to.equal(true);
      expect((await bytesOf(storage, key))?.equals(large)).to.equal(true);
    });

    for (const bytes of [small, large])
      it(`is unavailable where it always answers an upload of ${bytes.length} bytes with ${what}, and keeps nothing`, async () => {
        server.fault = always(isUpload, fault);
        expect(await failureOf(storage.put(randomUUID(), incoming(bytes)))).to.be.instanceOf(StorageUnavailable);
        server.fault = served;
        expect(await keysOf(storage)).to.deep.equal([]);
      });
  }

  it('is unavailable where it says nothing, in time', async () => {
    server.fault = always(isUpload, () => 'served');
    expect(await failureOf(storage.put(randomUUID(), incoming(small)))).to.be.instanceOf(StorageUnavailable);
    server.fault = always(isDownload, () => 'served');
    expect(await failureOf(storage.read(randomUUID()))).to.be.instanceOf(StorageUnavailable);
  });

  it('never passes a download that broke off for a whole one', async () => {
    const key = randomUUID();
    await storage.put(key, incoming(small));
    server.fault = always(isDownload, (_, response) => {
      response.writeHead(200, { 'content-length': small.length });
      response.write(small.subarray(0, 500), () => response.destroy());
      return 'served';
    });
    const download = await storage.read(key);
    expect(await failureOf(buffer(download as AsyncIterable<Uint8Array>))).to.be.instanceOf(Error);
  });

  it('never passes the whole for the part that was asked for', async () => {
    const key = randomUUID();
    await storage.put(key, incoming(small));
    server.fault = always(isDownload, (_, response) => {
      response.writeHead(200, { 'content-length': small.length }).end(small);
      return 'served';
    });
    expect(await failureOf(storage.read(key, { first: 5, last: 9 }))).to.be.instanceOf(StorageUnavailable);
  });

  for (const [status, code] of [
    [507, 'XMinioStorageFull'],
    [403, 'QuotaExceeded'],
  ] as const)
    it(`is full where it says ${code}`, async () => {
      server.fault = always(isUpload, answers(status, code));
      const outcome = await storage.put(randomUUID(), incoming(small));
      expect(outcome).to.have.property('error', storageFull);
    });

  it('is unavailable where the bucket or the rights are missing', async () => {
    for (const [status, code] of [
      [404, 'NoSuchBucket'],
      [403, 'AccessDenied'],
    ] as const) {
      server.fault = always(() => true, answers(status, code));
      expect(await failureOf(storage.put(randomUUID(), incoming(small)))).to.be.instanceOf(StorageUnavailable);
      expect(await failureOf(storage.read(randomUUID()))).to.be.instanceOf(StorageUnavailable);
      expect(await failureOf(storage.remove([randomUUID()]))).to.be.instanceOf(StorageUnavailable);
      expect(await failureOf(keysOf(storage))).to.be.instanceOf(StorageUnavailable);
    }
  });

  it('lists an upload in parts that nobody ended, and it can be removed', async () => {
    const key = randomUUID();
    server.fault = always(({ method }) => method === 'DELETE', answers(500, 'InternalError'));
    await failureOf(storage.put(key, brokenAfter(large)));
    server.fault = served;
    expect(await keysOf(storage)).to.deep.equal([key]);
    for await (const entries of storage.entries()) for (const entry of entries) await entry.remove();
    expect(await keysOf(storage)).to.deep.equal([]);
  });

  it('may be a server that knows of no such listing', async () => {
    const key = randomUUID();
    await storage.put(key, incoming(small));
    server.fault = always(({ url = '' }) => /[?&]uploads/.test(url), answers(501, 'NotImplemented'));
    expect(await keysOf(storage)).to.deep.equal([key]);
  });

  it('gets the bytes without any framing of a checksum around them', async () => {
    const seen: (string | undefined)[] = [];
    server.fault = (request) => {
      if (isUpload(request)) seen.push(request.headers['content-encoding'], request.headers['x-amz-trailer'] as string);
      return undefined;
    };
    await storage.put(randomUUID(), incoming(small));
    await storage.put(randomUUID(), incoming(large));
    expect(seen.filter((header) => header !== undefined)).to.deep.equal([]);
  });
});
