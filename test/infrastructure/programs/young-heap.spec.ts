import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { mainstay, serving } from '../../support/mainstay.ts';
import { freshDatabase, type TestDatabase } from '../../support/postgres.ts';

/** Windows has no way to begin again with other arguments. */
const most = process.platform === 'win32' ? 64 : 16;

describe('the young part of a server’s heap', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let folder: string;
  before(async () => {
    database = await freshDatabase();
    folder = await mkdtemp(join(tmpdir(), 'mainstay-heap-'));
  });
  after(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  const megabytes = async (args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<number> => {
    const started = mainstay(folder, ['serve', ...args], { DATABASE_URL: database.url, ...environment });
    try {
      const { url } = await serving(started);
      const metrics = await (await fetch(`${url}/metrics`)).text();
      return Number(/^nodejs_heap_space_size_total_bytes\{space="new"\} (\S+)/m.exec(metrics)?.[1]) / 2 ** 20;
    } finally {
      await started.kill();
    }
  };

  if (process.platform === 'linux')
    it('is not all: the C library gives back what is large, unless the operator says otherwise', async () => {
      const given = { DATABASE_URL: database.url, MALLOC_ARENA_MAX: '3' };
      const started = mainstay(folder, ['serve'], given);
      try {
        await serving(started);
        const environment = (await readFile(`/proc/${started.child.pid}/environ`, 'utf8')).split('\0');
        expect(environment).to.include.members(['MALLOC_ARENA_MAX=3', 'MALLOC_MMAP_THRESHOLD_=131072']);
      } finally {
        await started.kill();
      }
    });

  it('stays small, in each worker too, unless the operator says how large it may be', async () => {
    expect(await megabytes([])).to.be.within(1, most);
    expect(await megabytes(['--workers', '2'])).to.be.within(1, 2 * most);
    expect(await megabytes([], { NODE_OPTIONS: '--max-semi-space-size=32' })).to.be.above(16);
  });
});
