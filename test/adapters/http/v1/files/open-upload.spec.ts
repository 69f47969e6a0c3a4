import { expect } from 'chai';
import { someBytes } from '../../../../support/files/bytes.ts';
import {
  headOf,
  idleTimeout,
  typedForm,
  type UploadServer,
  uploadServer,
  wholeForm,
} from '../../../../support/files/upload-server.ts';

const large = someBytes(3_000_000);
const announced = ['Content-Length: 1000', 'Content-Type: a/b'];
const begunForm = typedForm(wholeForm).body.slice(0, -10);

describe('an upload as it comes in', () => {
  let server: UploadServer;
  beforeEach(async () => {
    server = await uploadServer();
  });
  afterEach(() => server.close());

  it('has the type with its charset, the announced size and the bytes of its body', async () => {
    const seen = await server.post(large, { 'content-type': 'text/plain; charset=iso-8859-1' });
    expect(seen).to.include({ contentType: 'text/plain; charset=iso-8859-1', name: undefined, size: large.length });
    expect(seen.bytes?.equals(large)).to.equal(true);
  });

  it('may be of nothing, and of a size that nobody announced', async () => {
    expect(await server.post(Buffer.alloc(0), { 'content-type': 'a/b' })).to.deep.include({
      size: 0,
      bytes: Buffer.alloc(0),
    });
  });

  it('may come in chunks', async () => {
    const seen = await server.post(new Blob([large]).stream() as never, { 'content-type': 'a/b' });
    expect(seen.size).to.equal(undefined);
    expect(seen.bytes?.equals(large)).to.equal(true);
  });

  for (const type of [
    'text',
    'text/',
    '/plain',
    'te xt/plain',
    'text/plain, text/html',
    'text/plain; =x',
    '*/*',
    'image/*',
    `text/${'x'.repeat(255)}`,
  ])
    it(`is refused with the type ${type.slice(0, 30)}`, async () => {
      expect(await server.post('x', { 'content-type': type })).to.deep.equal({
        refused: 'file.type_unusable',
        because: 'ill_formed',
      });
    });

  it('is refused without a type, and where it is coded', async () => {
    server.send(`${headOf('Content-Length: 1')}x`);
    expect(await server.seen()).to.deep.equal({ refused: 'file.type_unusable', because: 'missing' });
    server.close();
    server = await uploadServer();
    const coded = await server.post('x', { 'content-type': 'a/b', 'content-encoding': 'gzip' });
    expect(coded).to.deep.equal({ refused: 'file.type_unusable', because: 'encoded' });
  });

  for (const [what, begun] of [
    ['a body', `${headOf(...announced)}some`],
    ['a form in its head', `${headOf('Content-Length: 1000', 'Content-Type: multipart/form-data; boundary=b')}--b\r\n`],
    [
      'a form in its file',
      `${headOf('Content-Length: 1000', 'Content-Type: multipart/form-data; boundary=b')}${begunForm}`,
    ],
  ] as const) {
    it(`that goes silent as ${what} is given up`, async () => {
      const socket = server.send(begun);
      expect(await server.seen()).to.deep.equal({ refused: 'body.silent', because: undefined });
      socket.destroy();
    });

    it(`that breaks off as ${what} is refused`, async () => {
      server.send(begun).end();
      expect((await server.seen()).refused).to.equal('body.broken_off');
    });
  }

  it('is not silent while it is we who are slow', async () => {
    const { promise: put, resolve } = Promise.withResolvers<void>();
    server.pause = () => put;
    const seen = server.post(large, { 'content-type': 'a/b' });
    setTimeout(resolve, 3 * idleTimeout);
    expect((await seen).bytes?.equals(large)).to.equal(true);
  });
});
