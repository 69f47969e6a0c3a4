import { expect } from 'chai';
import { MemoryFileStorage } from '../../../src/adapters/files/memory-file-storage.ts';
import type { Files } from '../../../src/application/files/ports.ts';
import { PurgeFiles } from '../../../src/application/files/purge-files.ts';
import { RemoveBytesLater, removeBytes, removeBytesJob } from '../../../src/application/files/remove-bytes-later.ts';
import { SweepFiles, sweepFilesJob } from '../../../src/application/files/sweep-files.ts';
import type { JobQueue } from '../../../src/application/jobs/ports.ts';
import type { FileId } from '../../../src/domain/files/stored-file.ts';
import { incoming, keysOf } from '../../support/files/bytes.ts';
import { filesInMemory } from '../../support/files/files-in-memory.ts';

const withBytes = async (...keys: readonly string[]) => {
  const storage = new MemoryFileStorage();
  for (const key of keys) await storage.put(key, incoming(Buffer.from('hello')));
  return storage;
};

describe('the bytes of somebody who is erased', () => {
  const jobsFor = async (count: number) => {
    const ids = Array.from({ length: count }, (_, n) => `f${n}` as FileId);
    const added: unknown[] = [];
    const queue: JobQueue = { add: async (kind, facts) => void added.push([kind, facts]) };
    await new RemoveBytesLater({ idsOf: async () => ids } as unknown as Files, queue).ofOwner('ada');
    return { added, ids };
  };

  it('are removed by jobs of a hundred files each', async () => {
    const { added, ids } = await jobsFor(101);
    expect(added).to.deep.equal([
      [removeBytes, { keys: ids.slice(0, 100).join(',') }],
      [removeBytes, { keys: 'f100' }],
    ]);
    expect((await jobsFor(100)).added).to.have.length(1);
    expect((await jobsFor(0)).added).to.deep.equal([]);
    expect(removeBytes).to.deep.equal({ name: 'remove-file-bytes', retries: 10, limitSeconds: 600 });
  });

  it('are gone once the job has run', async () => {
    const storage = await withBytes('f1', 'f2', 'f3');
    await removeBytesJob(storage).run({ keys: 'f1,f3' }, { id: '1' });
    expect(await keysOf(storage)).to.deep.equal(['f2']);
  });
});

describe('files that were deleted long ago', () => {
  it('are forgotten with their bytes', async () => {
    const storage = await withBytes('f1', 'f2');
    const asked: unknown[] = [];
    const files = {
      forgetDeleted: async (...given: unknown[]) => {
        asked.push(given);
        return ['f1'];
      },
    } as unknown as Files;
    const purge = new PurgeFiles(files, storage);
    const now = filesInMemory(storage).clock.now();
    expect([purge.name, await purge.purge(now, 7)]).to.deep.equal(['files', 1]);
    expect([await keysOf(storage), asked]).to.deep.equal([['f2'], [[now, 7]]]);
  });
});

describe('the job that sweeps up', () => {
  it('removes what belongs to nobody, and says how far it is', async () => {
    const storage = await withBytes('f1', 'f2');
    const { parts, clock } = filesInMemory(storage);
    const sweep = new SweepFiles(parts.uploads, storage, clock, { filesSwept: () => {} });
    const reached: number[] = [];
    await sweep.execute((removed) => void reached.push(removed));
    expect([reached, await keysOf(storage)]).to.deep.equal([[1, 2], []]);
    await storage.put('f3', incoming(Buffer.from('hello')));
    const job = sweepFilesJob(sweep);
    await job.run({}, { id: '1' });
    expect(await keysOf(storage)).to.deep.equal([]);
    expect(job.kind).to.deep.equal({
      ...{ name: 'sweep-files', retries: 3, limitSeconds: 1800 },
      schedule: '*/20 * * * *',
    });
  });

  it('gives up what has said nothing for more than fifteen minutes', async () => {
    const storage = await withBytes();
    const { parts, clock } = filesInMemory(storage);
    const sweep = new SweepFiles(parts.uploads, storage, clock, { filesSwept: () => {} });
    await parts.uploads.reserve({ id: 'u1', ownerId: 'ada' }, { need: 1, wish: 1, quota: 9 }, clock.now());
    clock.advance({ minutes: 15 });
    await sweep.execute();
    expect(await parts.uploads.unknownOf(['u1'])).to.deep.equal([]);
    clock.advance({ milliseconds: 1 });
    await sweep.execute();
    expect(await parts.uploads.unknownOf(['u1'])).to.deep.equal(['u1']);
  });
});
