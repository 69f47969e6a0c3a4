import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { DiskFileStorage } from '../../../src/adapters/files/disk-file-storage.ts';
import { incoming, someBytes } from '../../support/files/bytes.ts';

const run = promisify(execFile);
const small = someBytes(1000);

describe('files on disk', () => {
  let folder: string;
  let root: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mainstay-files-'));
    root = join(folder, 'files');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const everything = async () =>
    (await readdir(root, { recursive: true, withFileTypes: true })).filter((it) => it.isFile());

  it('lie in folders of the last digits of their keys, for nobody else to read', async () => {
    const storage = new DiskFileStorage(root);
    const key = randomUUID();
    await storage.put(key, incoming(small));
    const path = join(root, key.slice(-3), key);
    expect((await stat(path)).mode & 0o777).to.equal(0o600);
    expect((await stat(root)).mode & 0o777).to.equal(0o700);
    expect((await everything()).map(({ name }) => name)).to.deep.equal([key]);
  });

  for (const key of ['', '.', '..', '../../etc/passwd', 'a/b', `${randomUUID()}/..`, `../${randomUUID()}`, '\0'])
    it(`no path is made of ${JSON.stringify(key)}`, async () => {
      const storage = new DiskFileStorage(root);
      for (const attempt of [
        () => storage.put(key, incoming(small)),
        () => storage.read(key),
        () => storage.remove([key]),
      ])
        expect(await attempt().catch((error: unknown) => error)).to.be.instanceOf(TypeError);
      expect(await readdir(folder)).to.deep.equal([]);
    });

  it('what lies there and is no file of ours is left alone', async () => {
    const storage = new DiskFileStorage(root);
    const key = randomUUID();
    await storage.put(key, incoming(small));
    await writeFile(join(root, 'lost+found'), '');
    await writeFile(join(root, key.slice(-3), 'notes.txt'), '');
    const keys: string[] = [];
    for await (const entries of storage.entries()) keys.push(...entries.map((entry) => entry.key));
    expect(keys).to.deep.equal([key]);
  });

  it('a disk without room is a failure that leaves nothing', async () => {
    const program = join(import.meta.dirname, '../../support/files/put-too-much.ts');
    // The kernel's own limit of what a process may write stands for a full disk: it needs no rights.
    const { stdout } = await run('bash', ['-c', `ulimit -f 64; exec "${process.execPath}" "${program}" "${root}"`]);
    expect(stdout.trim()).to.equal('file.storage_full');
    expect(await everything()).to.deep.equal([]);
  });
});
