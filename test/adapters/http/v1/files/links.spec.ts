import { expect } from 'chai';
import { accounts } from '../../../../../src/infrastructure/wiring/tokens/account-tokens.ts';
import { files } from '../../../../../src/infrastructure/wiring/tokens/file-tokens.ts';
import { jobs } from '../../../../../src/infrastructure/wiring/tokens/job-tokens.ts';
import { kernel } from '../../../../../src/infrastructure/wiring/tokens/tokens.ts';
import { keysOf } from '../../../../support/files/bytes.ts';
import type { FilesApi } from '../../../../support/files/files-api.ts';
import { describeOnBothFileProducts } from '../../../../support/files/on-both-file-products.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describeOnBothFileProducts('links to files', {}, (newUser) => {
  const linked = async (api: FilesApi, id: string, wish?: object) =>
    (await api.post(`/files/${id}/links`, wish)).body.data;
  const follow = (api: FilesApi, url: string, headers = {}) => {
    const { pathname, search } = new URL(url);
    return api.ask('GET', pathname + search, { headers });
  };

  it('are absolute, hold for five minutes, and lead to the bytes without a token', async () => {
    const api = await newUser();
    const { id } = await api.uploaded('name=a.txt');
    const { status, body } = await api.post(`/files/${id}/links`, undefined, { host: 'api.example.com' });
    expect(status).to.equal(201);
    expect(body.data.url).to.match(new RegExp(`^http://api.example.com/api/v1/files/${id}/linked\\?`));
    const wait = Date.parse(body.data.expiresAt) - Date.parse(api.clock.now());
    expect(wait).to.equal(300_000);
    const answer = await follow(api, body.data.url);
    expect(answer).to.include({ status: 200, text: 'hello' });
    expect(answer.headers['content-disposition']).to.equal('attachment; filename=a.txt');
    expect((await follow(api, body.data.url, { range: 'bytes=1-2' })).text).to.equal('el');
  });

  it('stop when they expire', async () => {
    const api = await newUser();
    const { id } = await api.uploaded('name=a');
    const { url } = await linked(api, id, { expiresIn: 60 });
    api.clock.advance({ seconds: 59 });
    expect((await follow(api, url)).status).to.equal(200);
    api.clock.advance({ seconds: 1 });
    expect((await follow(api, url)).body.error.code).to.equal('NOT_FOUND');
  });

  for (const expiresIn of [0, -1, 86_401, 1.5, '300', null])
    it(`cannot be asked for ${JSON.stringify(expiresIn)} seconds`, async () => {
      const api = await newUser();
      const { id } = await api.uploaded('name=a');
      const { status, body } = await api.post(`/files/${id}/links`, { expiresIn });
      expect(status).to.equal(400);
      expect(body.error.details[0].field).to.equal('expiresIn');
    });

  it('name one file, and nothing of them can be changed', async () => {
    const api = await newUser();
    const [{ id }, other] = [await api.uploaded('name=a'), await api.uploaded('name=b')];
    const { url } = await linked(api, id);
    const changed = (change: (link: URL) => void) => {
      const link = new URL(url);
      change(link);
      return follow(api, link.href);
    };
    for (const answer of [
      await changed((link) => (link.pathname = link.pathname.replace(id, other.id))),
      await changed((link) => link.searchParams.set('expires', '2099-01-01T00:00:00.000Z')),
      await changed((link) => link.searchParams.set('inline', 'true')),
      await changed((link) => link.searchParams.set('signature', 'x')),
      await changed((link) => link.searchParams.set('signature', '')),
    ])
      expect(answer.status).to.equal(404);
    expect((await changed((link) => link.searchParams.delete('signature'))).status).to.equal(400);
  });

  it('stop with the deletion of the file and work again after its restoration', async () => {
    const api = await newUser();
    const { id } = await api.uploaded('name=a');
    const { url } = await linked(api, id);
    await api.delete(`/files/${id}`);
    expect((await follow(api, url)).status).to.equal(404);
    await api.post(`/files/${id}/restore`);
    expect((await follow(api, url)).status).to.equal(200);
    await api.delete(`/files/${id}?permanent=true`);
    expect((await follow(api, url)).status).to.equal(404);
  });

  it('stop while their owner is locked', async () => {
    const api = await newUser();
    const { id } = await api.uploaded('name=a');
    const { url } = await linked(api, id);
    const change = api.container.get(accounts.operatorUseCases).changeAccountStatus;
    await change.lock(api.userId);
    expect((await follow(api, url)).status).to.equal(404);
    await change.unlock(api.userId);
    expect((await follow(api, url)).status).to.equal(200);
  });

  it('stop when their owner is deleted, whose bytes go too', async () => {
    const api = await newUser();
    const { id } = await api.uploaded('name=a');
    const { url } = await linked(api, id);
    const storage = api.container.get(files.storage);
    expect(await keysOf(storage)).to.include(id);
    await api.container.get(accounts.operatorUseCases).deleteUser.execute(api.userId);
    expect((await follow(api, url)).status).to.equal(404);
    const handlers = api.container.getAll(jobs.handlers);
    const { facts } = (await api.container.get(jobs.ledger).list({ kind: 'remove-file-bytes' }, 1))[0] ?? {};
    await handlers.find(({ kind }) => kind.name === 'remove-file-bytes')?.run(facts as never, { id: '1' });
    expect(await keysOf(storage)).not.to.include(id);
  });

  it('stand in an export, for a day', async () => {
    const api = await newUser();
    const [{ id }, gone] = [await api.uploaded('name=a.txt'), await api.uploaded('name=b.txt')];
    await api.delete(`/files/${gone.id}`);
    const { personal } = api.container.get(accounts.store);
    const { files: exported } = (await personal.exportOf(api.userId)) as { files: Record<string, string>[] };
    const kept = exported.find((file) => file['id'] === id);
    expect(kept).to.include({ name: 'a.txt', size: 5 });
    expect((await follow(api, kept?.['link'] ?? '')).text).to.equal('hello');
    api.clock.advance({ days: 1 });
    expect((await follow(api, kept?.['link'] ?? '')).status).to.equal(404);
    expect(exported.find((file) => file['id'] === gone.id)).to.include({ name: 'b.txt', link: null });
  });

  it('are signed with a key of their own', async () => {
    const api = await newUser();
    const { id } = await api.uploaded('name=a');
    const { createHmac } = await import('node:crypto');
    const expires = '2099-01-01T00:00:00.000Z';
    const secret = api.container.get(kernel.secret).reveal();
    const signature = createHmac('sha256', secret)
      .update(JSON.stringify([id, expires, false]))
      .digest('base64url');
    expect(
      (await follow(api, `http://x/api/v1/files/${id}/linked?expires=${expires}&signature=${signature}`)).status,
    ).to.equal(404);
  });

  it('show an image where that was asked for, and never anything else', async () => {
    const api = await newUser();
    const image = await api.uploaded('name=a.png', png, { 'content-type': 'text/html' });
    const page = await api.uploaded('name=a.png', '<script>alert(1)</script>', { 'content-type': 'image/png' });
    const shown = await follow(api, (await linked(api, image.id, { inline: true })).url);
    expect(shown.headers).to.include({ 'content-type': 'image/png', 'content-disposition': 'inline; filename=a.png' });
    const saved = await follow(api, (await linked(api, page.id, { inline: true })).url);
    expect(saved.headers['content-disposition']).to.equal('attachment; filename=a.png');
    expect((await api.content(image.id, {}, '?inline=true')).headers['content-disposition']).to.match(/^inline/);
    expect((await api.content(image.id)).headers['content-disposition']).to.match(/^attachment/);
    expect((await api.content(page.id, {}, '?inline=true')).headers['content-disposition']).to.match(/^attachment/);
  });

  it('are not made where the bytes could not be had', async () => {
    const api = await newUser();
    const { id } = await api.uploaded('name=a');
    await api.container.get(files.storage).remove([id]);
    const answer = await api.content(id);
    expect([answer.status, answer.body.error.code]).to.deep.equal([503, 'UNAVAILABLE']);
    expect(answer.headers).to.have.property('retry-after');
  });
});
