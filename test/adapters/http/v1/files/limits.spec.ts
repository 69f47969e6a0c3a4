import { expect } from 'chai';
import { describeOnBothFileProducts } from '../../../../support/files/on-both-file-products.ts';

const limits = { FILE_MAX_BYTES: '100000', FILE_QUOTA_BYTES: '300000' };

describeOnBothFileProducts('files', limits, (newUser) => {
  it('are no larger than one may be, whether that is announced or found out', async () => {
    const api = await newUser();
    const { status, body } = await api.upload('name=a', Buffer.alloc(100_001));
    expect([status, body.error.code]).to.deep.equal([413, 'PAYLOAD_TOO_LARGE']);
    const headers = { 'transfer-encoding': 'chunked', 'content-length': '' };
    expect((await api.upload('name=a', Buffer.alloc(100_001), headers)).status).to.equal(413);
    expect((await api.upload('name=a', Buffer.alloc(100_000))).status).to.equal(201);
  });

  it('are no larger altogether than they may be; deleted ones count, those deleted for good do not', async () => {
    const api = await newUser();
    const big = Buffer.alloc(100_000);
    const [one, other] = [await api.uploaded('name=a', big), await api.uploaded('name=b', big)];
    await api.uploaded('name=c', Buffer.alloc(99_000));
    const refused = await api.upload('name=d', Buffer.alloc(1001));
    expect([refused.status, refused.body.error.code]).to.deep.equal([413, 'QUOTA_EXCEEDED']);
    await api.uploaded('name=e', Buffer.alloc(1000));
    await api.delete(`/files/${one.id}`);
    expect((await api.upload('name=f', 'x')).body.error.code).to.equal('QUOTA_EXCEEDED');
    expect((await api.delete(`/files/${one.id}?permanent=true`)).status).to.equal(204);
    await api.uploaded('name=g', Buffer.alloc(1));
    expect((await api.delete(`/files/${other.id}?permanent=true`)).status).to.equal(204);
    await api.uploaded('name=h', big);
    expect((await (await newUser()).upload('name=a', big)).status).to.equal(201);
  });

  it('of two at once that together are too large, one is refused', async () => {
    const api = await newUser();
    await api.uploaded('name=a', Buffer.alloc(100_000));
    await api.uploaded('name=b', Buffer.alloc(100_000));
    const answers = await Promise.all(Array.from({ length: 4 }, () => api.upload('name=c', Buffer.alloc(60_000))));
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 413, 413, 413]);
  });
});
