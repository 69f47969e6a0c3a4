import { buffer } from 'node:stream/consumers';
import { expect } from 'chai';
import fc from 'fast-check';
import { ok } from 'neverthrow';
import { answerContent } from '../../../../../src/adapters/http/v1/files/answer-content.ts';
import type { ByteRange } from '../../../../../src/application/files/ports.ts';
import { type FileContent, StoredFile } from '../../../../../src/domain/files/stored-file.ts';
import { instantOf } from '../../../../../src/domain/kernel/instant.ts';

const bytes = Buffer.from('0123456789');
const sha256 = 'a'.repeat(64);

interface Told extends Partial<FileContent> {
  readonly name?: string;
  readonly contentType?: string;
  readonly content?: Buffer;
}

const opened = ({ name = 'a.txt', contentType = 'text/html', content = bytes, imageType = null }: Told = {}) => {
  const description = { name, contentType, taskId: null, projectId: null };
  const { length: size } = content;
  const file = StoredFile.open('id', 'ada', description, { size, sha256, imageType }, instantOf(0));
  let reads = 0;
  return {
    facts: file._unsafeUnwrap().facts,
    read: async (part?: ByteRange) => {
      reads += 1;
      return ok(chunks(part === undefined ? content : content.subarray(part.first, part.last + 1)));
    },
    reads: () => reads,
  };
};

async function* chunks(all: Buffer): AsyncIterable<Uint8Array> {
  yield all;
}

async function asked(headers: Record<string, string>, told: Told = {}, { method = 'GET', inline = false } = {}) {
  const file = opened(told);
  const outcome = await answerContent(file, inline, { method, header: (name) => headers[name] });
  if (outcome.isErr()) return { refused: outcome.error, reads: file.reads() };
  const { status, headers: sent = {}, bytes: body } = outcome.value;
  return { status, headers: sent, text: body && (await buffer(body)).toString(), reads: file.reads() };
}

describe('the answer with the bytes of a file', () => {
  it('is all of them, under their digest', async () => {
    const { status, headers, text } = await asked({});
    expect({ status, text }).to.deep.equal({ status: 200, text: '0123456789' });
    expect(headers).to.include({ ETag: `"${sha256}"`, 'Content-Length': '10', 'Accept-Ranges': 'bytes' });
  });

  for (const [range, text, place] of [
    ['bytes=0-0', '0', '0-0'],
    ['bytes=2-4', '234', '2-4'],
    ['bytes=7-', '789', '7-9'],
    ['bytes=-3', '789', '7-9'],
    ['bytes=-99', '0123456789', '0-9'],
    ['bytes=5-99', '56789', '5-9'],
    ['BYTES=1-2', '12', '1-2'],
  ] as const)
    it(`is the part ${range}`, async () => {
      const answer = await asked({ range });
      expect(answer).to.include({ status: 206, text });
      expect(answer.headers).to.include({
        'Content-Range': `bytes ${place}/10`,
        'Content-Length': String(text.length),
      });
    });

  for (const range of ['bytes=10-', 'bytes=99-100', 'bytes=-0', `bytes=${'9'.repeat(30)}-`])
    it(`is that there is nothing in ${range}`, async () => {
      expect((await asked({ range })).refused).to.deep.equal({ kind: 'file.range_unsatisfiable', size: 10 });
    });

  for (const range of [
    'bytes=0-1,4-5',
    'bytes=99-,0-1',
    'bytes=5-2',
    'bytes=a-b',
    'bytes=',
    'bytes',
    '',
    '0-5',
    'lines=0-5',
    'bytes=0x1-3',
    'bytes=1--2',
  ])
    it(`is everything where the range is "${range}"`, async () => {
      const answer = await asked({ range });
      expect(answer).to.include({ status: 200, text: '0123456789' });
      expect(answer.headers).not.to.have.property('Content-Range');
    });

  it('is never anything but all, a part or a refusal, whatever the range says', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.string().map((tail) => `bytes=${tail}`),
          fc.stringMatching(/^bytes=\d{0,3}-\d{0,3}$/),
        ),
        async (range) => {
          const answer = await asked({ range });
          if (answer.refused !== undefined)
            return void expect(answer.refused.kind).to.equal('file.range_unsatisfiable');
          if (answer.status === 200) return void expect(answer.text).to.equal('0123456789');
          const [, first, last] = /^bytes (\d+)-(\d+)\/10$/.exec(answer.headers?.['Content-Range'] ?? '') ?? [];
          expect(answer.text).to.equal('0123456789'.slice(Number(first), Number(last) + 1));
        },
      ),
      { numRuns: 500 },
    ));

  it('is a part only of the very bytes that the client has another part of', async () => {
    const range = 'bytes=0-1';
    expect(await asked({ range, 'if-range': `"${sha256}"` })).to.include({ status: 206 });
    for (const other of ['"b"', `W/"${sha256}"`, 'Wed, 21 Oct 2026 07:28:00 GMT'])
      expect(await asked({ range, 'if-range': other })).to.include({ status: 200 });
  });

  it('is nothing new where the client has them, and nobody reads them', async () => {
    for (const known of [`"${sha256}"`, `W/"${sha256}"`, '*', `"b", "${sha256}"`])
      expect(await asked({ 'if-none-match': known, range: 'bytes=99-' })).to.include({
        status: 304,
        text: '',
        reads: 0,
      });
    expect(await asked({ 'if-none-match': '"b"' })).to.include({ status: 200 });
  });

  it('is the head alone for HEAD, and nobody reads them', async () => {
    const answer = await asked({}, {}, { method: 'HEAD' });
    expect(answer).to.include({ status: 200, text: '', reads: 0 });
    expect(answer.headers).to.include({ 'Content-Length': '10' });
  });

  it('is nothing where there are none, whatever part is asked for', async () => {
    const content = Buffer.alloc(0);
    expect(await asked({}, { content })).to.include({ status: 200, text: '', reads: 0 });
    expect(await asked({ range: 'bytes=-1' }, { content })).to.include({ status: 200, text: '' });
    expect((await asked({ range: 'bytes=0-' }, { content })).refused?.kind).to.equal('file.range_unsatisfiable');
  });

  it('is to be saved under its name, never sniffed at, and can do nothing', async () => {
    const { headers } = await asked({}, { name: 'Größe "1"; 日本.html' });
    expect(headers?.['Content-Disposition']).to.equal(
      `attachment; filename="Gr??e \\"1\\"; ??.html"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%221%22%3B%20%E6%97%A5%E6%9C%AC.html`,
    );
    expect(headers).to.include({ 'X-Content-Type-Options': 'nosniff', 'Content-Type': 'text/html' });
    expect(headers?.['Content-Security-Policy']).to.match(/default-src 'none'.*; sandbox$/);
  });

  it('is shown only where that was asked for and the bytes are an image, under the type that they have', async () => {
    const image = { name: 'a.html', contentType: 'text/html', imageType: 'image/png' } as const;
    const shown = await asked({}, image, { inline: true });
    expect(shown.headers).to.include({
      'Content-Type': 'image/png',
      'Content-Disposition': 'inline; filename=a.html',
    });
    expect((await asked({}, image)).headers).to.include({ 'Content-Type': 'text/html' });
    const claimed = { contentType: 'image/png', imageType: null };
    expect((await asked({}, claimed, { inline: true })).headers?.['Content-Disposition']).to.match(/^attachment/);
  });
});
