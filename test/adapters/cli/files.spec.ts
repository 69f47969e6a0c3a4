import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { files } from '../../../src/infrastructure/wiring/tokens/file-tokens.ts';
import { cliOn } from '../../support/cli.ts';
import { incoming, keysOf } from '../../support/files/bytes.ts';
import { filesApi } from '../../support/files/files-api.ts';
import { memoryProduct } from '../../support/memory-product.ts';

describe('mainstay files', () => {
  const prepared = async () => {
    const product = memoryProduct();
    return {
      api: await filesApi(product),
      cli: cliOn(product.container),
      storage: product.container.get(files.storage),
    };
  };

  it('lists and shows what somebody has, and nobody else’s', async () => {
    const { api, cli } = await prepared();
    const { id } = await api.uploaded('name=notes.txt');
    const listed = await cli.json(`files list --user ${api.userId}`);
    expect(listed).to.have.nested.include({ total: 1, 'items[0].id': id, 'items[0].name': 'notes.txt' });
    expect((await cli.run(`files list --user ${api.userId} --search nothing`)).output).to.equal('none');
    expect(await cli.json(`files show ${id}`)).to.include({ id, ownerId: api.userId, size: 5 });
    expect((await cli.run(`files show ${randomUUID()}`)).errors).to.contain('no such file');
    expect((await cli.run('files show notes.txt')).errors).to.contain('no such file');
    expect((await cli.run('files list')).errors).to.contain('--user');
  });

  it('deletes after asking, and writes it into the audit log', async () => {
    const { api, cli, storage } = await prepared();
    const [one, other] = [await api.uploaded('name=a'), await api.uploaded('name=b')];
    expect((await cli.run(`files delete ${one.id}`)).code).to.equal(1);
    expect((await api.get(`/files/${one.id}`)).status).to.equal(200);
    expect(await cli.json(`files delete ${one.id} --yes`)).to.deep.equal({ id: one.id, permanent: false });
    expect((await api.post(`/files/${one.id}/restore`)).status).to.equal(200);
    await cli.json(`files delete ${other.id} --permanent --yes`);
    expect(await keysOf(storage)).to.deep.equal([one.id]);
    const { total } = await cli.json('audit list --action file.deleted');
    expect(total).to.equal(2);
  });

  it('sweeps up what belongs to nobody', async () => {
    const { api, cli, storage } = await prepared();
    const { id } = await api.uploaded('name=a');
    for (let count = 0; count < 3; count += 1) await storage.put(randomUUID(), incoming(Buffer.from('x')));
    expect(await cli.json('files sweep')).to.deep.equal({ removed: 3 });
    expect(await keysOf(storage)).to.deep.equal([id]);
  });
});
