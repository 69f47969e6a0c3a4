import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { MemoryFiles } from '../../../src/adapters/persistence/memory/files/memory-files.ts';
import { MemoryUploads } from '../../../src/adapters/persistence/memory/files/memory-uploads.ts';
import { MikroFiles } from '../../../src/adapters/persistence/mikro-orm/files/mikro-files.ts';
import { MikroUploads } from '../../../src/adapters/persistence/mikro-orm/files/mikro-uploads.ts';
import type { Files, Uploads } from '../../../src/application/files/ports.ts';
import { type FileId, StoredFile } from '../../../src/domain/files/stored-file.ts';
import { after, instantOf } from '../../../src/domain/kernel/instant.ts';
import { describeOnBothStores } from '../../support/both-stores.ts';

interface Ports {
  readonly files: Files;
  readonly uploads: Uploads;
}

const now = instantOf(Date.parse('2026-11-26T10:00:00Z'));
const later = after(now, { minutes: 10 });
const free = { taskId: null, projectId: null };
const fileOf = (ownerId: string, size = 10) =>
  StoredFile.open(
    randomUUID(),
    ownerId,
    { name: 'a.txt', contentType: 'text/plain', ...free },
    { size, sha256: 'a'.repeat(64), imageType: 'image/png' },
    now,
  )._unsafeUnwrap();

describeOnBothStores<Ports>(
  'what is kept of files and uploads',
  {
    memory: (database) => ({ files: new MemoryFiles(database), uploads: new MemoryUploads(database) }),
    postgres: (database) => ({ files: new MikroFiles(database), uploads: new MikroUploads(database) }),
  },
  (store) => {
    const reserve = (ownerId: string, need: number, wish = need, id = randomUUID()) =>
      store.ports.uploads.reserve({ id, ownerId }, { need, wish, quota: 100 }, now);

    it('is every fact of a file', async () => {
      const file = fileOf(await store.newOwner());
      await store.ports.files.add(file);
      expect((await store.ports.files.withId(file.facts.id))?.facts).to.deep.equal(file.facts);
      expect((await store.ports.files.withDeleted(file.facts.ownerId, file.facts.id))?.facts).to.deep.equal(file.facts);
    });

    it('leaves to uploads what the quota leaves, and takes into account what files and others hold', async () => {
      const owner = await store.newOwner();
      await store.ports.files.add(fileOf(owner, 30));
      const deleted = fileOf(owner, 20);
      await store.ports.files.add(deleted);
      await store.ports.files.save(deleted.delete(now), deleted.facts.version);
      const id = randomUUID();
      expect(await reserve(owner, 10, 10, id)).to.equal(10);
      expect(await reserve(owner, 41)).to.equal(undefined);
      expect(await reserve(owner, 5, 99)).to.equal(40);
      expect(await reserve(owner, 10, 99, id)).to.equal(10);
      expect(await reserve(owner, 11, 99, id)).to.equal(undefined);
      expect(await reserve(owner, 0)).to.equal(0);
      expect(await reserve(await store.newOwner(), 100)).to.equal(100);
    });

    it('gives the last of the quota once, however many ask for it at once', async () => {
      const owner = await store.newOwner();
      const held = await Promise.all(Array.from({ length: 10 }, () => reserve(owner, 30)));
      expect(held.filter((bytes) => bytes !== undefined)).to.deep.equal([30, 30, 30]);
    });

    it('knows an upload until it ends, or gives no sign of life any more', async () => {
      const owner = await store.newOwner();
      const [ending, silent, moving] = [randomUUID(), randomUUID(), randomUUID()];
      for (const id of [ending, silent, moving]) await reserve(owner, 1, 1, id);
      const { uploads } = store.ports;
      expect(await uploads.end(ending)).to.equal(true);
      expect(await uploads.end(ending)).to.equal(false);
      await uploads.reserve({ id: moving, ownerId: owner }, { need: 1, wish: 1, quota: 100 }, later);
      expect(await uploads.giveUp(later)).to.be.at.least(1);
      expect(await uploads.end(silent)).to.equal(false);
      expect(await uploads.end(moving)).to.equal(true);
    });

    it('tells keys that belong to nobody from those of files, deleted ones too, and of running uploads', async () => {
      const owner = await store.newOwner();
      const [live, deleted, running, nobodys] = [fileOf(owner), fileOf(owner), randomUUID(), randomUUID()];
      for (const file of [live, deleted]) await store.ports.files.add(file);
      await store.ports.files.save(deleted.delete(now), deleted.facts.version);
      await reserve(owner, 1, 1, running);
      const keys = [live.facts.id, deleted.facts.id, running, nobodys];
      expect(await store.ports.uploads.unknownOf(keys)).to.deep.equal([nobodys]);
      expect(await store.ports.uploads.unknownOf([])).to.deep.equal([]);
    });

    it('forgets what was deleted long ago, a part at a time, and what somebody wants gone', async () => {
      const owner = await store.newOwner();
      const all = [fileOf(owner), fileOf(owner), fileOf(owner)];
      for (const file of all) await store.ports.files.add(file);
      const [one, other, live] = all.map(({ facts }) => facts.id) as [FileId, FileId, FileId];
      for (const file of all.slice(0, 2)) await store.ports.files.save(file.delete(now), file.facts.version);
      expect(await store.ports.files.forgetDeleted(now, 9)).to.deep.equal([]);
      expect(await store.ports.files.forgetDeleted(later, 1)).to.have.length(1);
      await store.ports.files.forgetDeleted(later, 99);
      for (const id of [one, other]) expect(await store.ports.files.withDeleted(owner, id)).to.equal(undefined);
      expect(await store.ports.files.idsOf(owner)).to.deep.equal([live]);
      expect(await store.ports.files.forget('somebody else', live, now)).to.equal(false);
      expect(await store.ports.files.forget(owner, live, now)).to.equal(true);
      expect(await store.ports.files.forget(owner, live, now)).to.equal(false);
    });
  },
);
