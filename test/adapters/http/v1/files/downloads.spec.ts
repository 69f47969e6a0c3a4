import { expect } from 'chai';
import { describeOnBothFileProducts } from '../../../../support/files/on-both-file-products.ts';

const nobodys = '0199e3d2-cab8-7370-87bb-b0ca4f2f1298';

describeOnBothFileProducts('files', {}, (newUser) => {
  it('are downloaded in parts, on condition, and by HEAD', async () => {
    const api = await newUser();
    const { id, sha256 } = await api.uploaded('name=a.txt', '0123456789');
    const whole = await api.content(id);
    expect(whole.headers).to.include({
      etag: `"${sha256}"`,
      'content-length': '10',
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
      'content-disposition': 'attachment; filename=a.txt',
    });
    const part = await api.content(id, { range: 'bytes=2-4' });
    expect(part).to.include({ status: 206, text: '234' });
    expect(part.headers).to.include({ 'content-range': 'bytes 2-4/10', 'content-length': '3' });
    const beyond = await api.content(id, { range: 'bytes=10-' });
    expect([beyond.status, beyond.body.error.code]).to.deep.equal([416, 'RANGE_NOT_SATISFIABLE']);
    expect(beyond.headers['content-range']).to.equal('bytes */10');
    expect(await api.content(id, { 'if-none-match': `"${sha256}"` })).to.include({ status: 304, text: '' });
    const head = await api.ask('HEAD', `/api/v1/files/${id}/content`, { token: api.token });
    expect(head).to.include({ status: 200, text: '' });
    expect(head.headers).to.include({ 'content-length': '10', etag: `"${sha256}"` });
    expect((await api.content(nobodys)).status).to.equal(404);
    expect((await api.content('x')).status).to.equal(404);
  });
});
