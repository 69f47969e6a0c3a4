import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskFileStorage } from '../../../src/adapters/files/disk-file-storage.ts';
import { MemoryFileStorage } from '../../../src/adapters/files/memory-file-storage.ts';
import { S3FileStorage } from '../../../src/adapters/files/s3-file-storage.ts';
import type { FileStorage } from '../../../src/application/files/ports.ts';
import { keysOf } from './bytes.ts';
import { type S3Server, s3Server } from './s3-server.ts';

/** One suite, run against each storage, which is empty when a test begins. */
export function describeOnAllStorages(title: string, suite: (open: () => FileStorage) => void): void {
  describe(`${title}, in memory`, () => {
    suite(() => new MemoryFileStorage());
  });

  describe(`${title}, on disk`, () => {
    let folder: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'mainstay-files-'));
    });
    afterEach(() => rm(folder, { recursive: true, force: true }));
    suite(() => new DiskFileStorage(join(folder, 'files')));
  });

  describe(`${title}, on S3`, () => {
    let server: S3Server;
    let storage: FileStorage;
    before(async () => {
      server = await s3Server();
      storage = new S3FileStorage(() => server.open(), server.bucket);
    });
    afterEach(async () => {
      await storage.remove(await keysOf(storage));
    });
    after(() => server.close());
    suite(() => storage);
  });
}
