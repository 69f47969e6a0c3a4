import { expect } from 'chai';
import { someBytes } from '../../../../support/files/bytes.ts';
import {
  formOf,
  typedForm,
  type UploadServer,
  uploadServer,
  wholeForm,
} from '../../../../support/files/upload-server.ts';

const large = someBytes(3_000_000);

describe('a form with a file as it comes in', () => {
  let server: UploadServer;
  beforeEach(async () => {
    server = await uploadServer();
  });
  afterEach(() => server.close());

  it('may be the file of a form, with the name and the type that the form says', async () => {
    const seen = await server.post(
      formOf('file', new Blob([large], { type: 'text/plain;charset=utf-8' }), 'Größe 日本.txt'),
    );
    expect(seen).to.include({ contentType: 'text/plain;charset=utf-8', name: 'Größe 日本.txt', size: undefined });
    expect(seen.bytes?.equals(large)).to.equal(true);
  });

  it('may be an empty file of a form', async () => {
    expect((await server.post(formOf('file', new Blob([], { type: 'a/b' })))).bytes).to.deep.equal(Buffer.alloc(0));
  });

  it('reads over fields before and after the file', async () => {
    const data = new FormData();
    data.append('before', 'x'.repeat(1000));
    data.append('file', new Blob(['hello'], { type: 'a/b' }), 'a.txt');
    data.append('after', 'y');
    expect((await server.post(data)).bytes?.toString()).to.equal('hello');
  });

  for (const [what, data, because] of [
    ['no file', new FormData(), 'body: a form that is whole'],
    ['its file under another name', formOf('upload', new Blob(['x'])), 'file: one part with a file name'],
  ] as const)
    it(`is refused as a form with ${what}`, async () => {
      expect(await server.post(data)).to.include({ refused: 'input.invalid' });
      expect(['file: one part with a file name', because]).to.include((await server.seen()).because);
    });

  for (const where of ['before', 'after'])
    it(`is refused as a form with more than a megabyte ${where} the file`, async () => {
      const data = new FormData();
      if (where === 'before') data.append('more', 'x'.repeat(2_000_000));
      data.append('file', new Blob(['hello'], { type: 'a/b' }), 'a.txt');
      if (where === 'after') data.append('more', 'x'.repeat(2_000_000));
      expect(await server.post(data)).to.deep.equal({
        refused: 'input.invalid',
        because: 'body: a form that is whole',
      });
    });

  it('is refused as a form with two files', async () => {
    const data = formOf('file', new Blob(['x'], { type: 'a/b' }));
    data.append('file', new Blob(['y'], { type: 'a/b' }), 'b.txt');
    expect(await server.post(data)).to.deep.equal({ refused: 'input.invalid', because: 'file: one part only' });
  });

  for (const [what, given] of [
    ['breaks off before its end', typedForm(wholeForm.replace('--b--\n', ''))],
    ['has nothing between its boundaries', typedForm('--b--\n')],
    ['has another boundary than its head says', { ...typedForm(wholeForm), type: 'multipart/form-data; boundary=c' }],
    ['says no boundary', { ...typedForm(wholeForm), type: 'multipart/form-data' }],
    ['is no form', typedForm('hello')],
  ] as const)
    it(`is refused as a form that ${what}`, async () => {
      expect((await server.post(given.body, { 'content-type': given.type })).refused).to.equal('input.invalid');
    });

  it('is refused as a form whose file has no type', async () => {
    const { body, type } = typedForm(wholeForm.replace('Content-Type: text/plain\n', ''));
    expect(await server.post(body, { 'content-type': type })).to.deep.equal({
      refused: 'file.type_unusable',
      because: 'missing',
    });
  });
});
