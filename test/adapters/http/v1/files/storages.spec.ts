import { expect } from 'chai';
import { MemoryFileStorage } from '../../../../../src/adapters/files/memory-file-storage.ts';
import { StorageUnavailable } from '../../../../../src/adapters/files/storage-unavailable.ts';
import type { FileStorage } from '../../../../../src/application/files/ports.ts';
import { files } from '../../../../../src/infrastructure/wiring/tokens/file-tokens.ts';
import { housekeeping } from '../../../../../src/infrastructure/wiring/tokens/housekeeping-tokens.ts';
import { bytesOf, keysOf, someBytes } from '../../../../support/files/bytes.ts';
import { filesApi } from '../../../../support/files/files-api.ts';
import { describeOnAllStorages } from '../../../../support/files/storages.ts';
import { memoryProduct } from '../../../../support/memory-product.ts';

const on = (storage: FileStorage) =>
  filesApi(memoryProduct({ rewire: (container) => container.rebind(files.storage).toConstantValue(storage) }));

describeOnAllStorages('files over v1 with their bytes', (open) => {
  it('come back whole and in parts, and go with their rows', async () => {
    const storage = open();
    const api = await on(storage);
    const bytes = someBytes(300_000);
    const { id } = await api.uploaded('name=a', bytes, { 'content-type': 'application/octet-stream' });
    expect((await bytesOf(storage, id))?.equals(bytes)).to.equal(true);
    const part = await api.content(id, { range: 'bytes=100000-100099' });
    expect([part.status, part.headers['content-length']]).to.deep.equal([206, '100']);
    const other = await api.uploaded('name=b');
    expect((await api.delete(`/files/${id}?permanent=true`)).status).to.equal(204);
    expect(await keysOf(storage)).to.deep.equal([other.id]);
    await api.delete(`/files/${other.id}`);
    api.clock.advance({ days: 31 });
    await api.container.get(housekeeping.useCases).purge.execute();
    expect(await keysOf(storage)).to.deep.equal([]);
  });

  it('leave nothing where the upload is refused at its end', async () => {
    const storage = open();
    const api = await on(storage);
    const key = { 'idempotency-key': 'k' };
    const { id } = await api.uploaded('name=a', 'hello', key);
    expect((await api.upload('name=b', 'other', key)).status).to.equal(422);
    expect((await api.upload('name=a', 'hello', key)).status).to.equal(201);
    expect(await keysOf(storage)).to.deep.equal([id]);
  });
});

describe('files over v1 where their bytes cannot be kept', () => {
  it('are refused for want of room, leave nothing, and harm nothing else', async () => {
    const storage = new MemoryFileStorage(10);
    const api = await on(storage);
    const { status, body } = await api.upload('name=a', 'more than ten bytes');
    expect([status, body.error.code]).to.deep.equal([507, 'INSUFFICIENT_STORAGE']);
    expect(await keysOf(storage)).to.deep.equal([]);
    expect((await api.get('/files')).body.meta.total).to.equal(0);
    expect((await api.post('/tasks', { title: 'goes on' })).status).to.equal(201);
    expect((await api.upload('name=a', 'ten bytes')).status).to.equal(201);
  });

  it('are asked for again later', async () => {
    const storage = new MemoryFileStorage();
    storage.put = async () => {
      throw new StorageUnavailable('away');
    };
    const api = await on(storage);
    const { status, body, headers } = await api.upload('name=a');
    expect([status, body.error.code]).to.deep.equal([503, 'UNAVAILABLE']);
    expect(headers).to.have.property('retry-after');
    expect(await api.container.get(files.uploads).giveUp('9999-01-01T00:00:00.000Z' as never)).to.equal(0);
  });
});
