import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';
import { expect } from 'chai';
import { err } from 'neverthrow';
import { TarArchives } from '../../../src/adapters/backup/tar-archives.ts';
import { CheckBackup } from '../../../src/application/backup/check-backup.ts';
import { CreateBackup } from '../../../src/application/backup/create-backup.ts';
import { partsAt, smallFiles, smallSource } from '../../support/backups/small-snapshot.ts';

const random = (length: number): string => Array.from({ length }, () => Math.random().toString(36)).join('');

describe('the file of a backup', () => {
  let folder: string;
  const parts = partsAt();
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mainstay-archive-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const rows = Array.from({ length: 200 }, (_, n) => `${n}\t${random(3)}\n`);
  const make = async (path: string) =>
    new CreateBackup(parts, smallSource({ rows }), await smallFiles()).execute({ path });
  const check = async (path: string) => {
    const checked = await parts.archives.read(path, (reader) => new CheckBackup(parts).execute(reader));
    return checked.match(
      () => 'good',
      ({ kind }) => kind,
    );
  };

  it('is for its owner alone, and is not written over', async () => {
    const path = join(folder, 'a.backup');
    expect((await make(path)).isOk()).to.equal(true);
    expect((await stat(path)).mode & 0o777).to.equal(0o600);
    const before = await readFile(path);
    const again = (await make(path))._unsafeUnwrapErr();
    expect(again).to.deep.include({ kind: 'backup.unwritable', path, reason: 'there is such a file already' });
    expect(await readFile(path)).to.deep.equal(before);
    expect(await readdir(folder)).to.deep.equal(['a.backup']);
  });

  it('is not there where it could not be finished, nor any part of it', async () => {
    const path = join(folder, 'a.backup');
    const refused = await parts.archives.write(path, async (writer) => {
      await writer.add('begun', new Uint8Array(10));
      return err('no' as const);
    });
    expect(refused._unsafeUnwrapErr()).to.equal('no');
    const defect = await parts.archives
      .write(path, async () => {
        throw new Error('the database went away');
      })
      .catch((error: Error) => error.message);
    expect(defect).to.equal('the database went away');
    expect(await readdir(folder)).to.deep.equal([]);
    const nowhere = (await make(join(folder, 'none', 'a.backup')))._unsafeUnwrapErr();
    expect(nowhere).to.deep.include({ kind: 'backup.unwritable', reason: 'there is no such file or folder' });
  });

  it('is found damaged wherever it was cut short or changed', async () => {
    const path = join(folder, 'a.backup');
    await make(path);
    expect(await check(path)).to.equal('good');
    const bytes = await readFile(path);
    const worse = join(folder, 'worse.backup');
    const step = Math.ceil(bytes.length / 40);
    for (let length = 0; length < bytes.length; length += step) {
      await writeFile(worse, bytes.subarray(0, length));
      expect(await check(worse), `cut at ${length}`).to.equal('backup.damaged');
      const changed = Buffer.from(bytes);
      changed[length] = (changed[length] ?? 0) ^ 0x20;
      await writeFile(worse, changed);
      expect(await check(worse), `changed at ${length}`).not.to.equal('good');
    }
  });

  it('is found damaged where a checksum is wrong', async () => {
    const path = join(folder, 'a.backup');
    const lying = { ...parts, digests: () => ({ add: () => {}, hex: () => '0'.repeat(64) }) };
    await new CreateBackup(lying, smallSource({ rows }), await smallFiles()).execute({ path });
    const checked = await parts.archives.read(path, (reader) => new CheckBackup(parts).execute(reader));
    expect(checked._unsafeUnwrapErr()).to.deep.include({ kind: 'backup.damaged' });
    expect((checked._unsafeUnwrapErr() as { reason: string }).reason).to.contain('public.notes');
  });

  it('is no backup where it is something else', async () => {
    const path = join(folder, 'other');
    for (const content of ['', 'some text', await promisify(zstdCompress)('some text')]) {
      await writeFile(path, content);
      expect(await check(path)).to.equal('backup.damaged');
    }
    expect(await check(join(folder, 'nothing'))).to.equal('backup.unreadable');
    await mkdir(join(folder, 'folder'));
    expect(await check(join(folder, 'folder'))).to.equal('backup.unreadable');
  });

  it('goes through pipes, both ways', async () => {
    const stdout = new PassThrough();
    const out = new TarArchives({ stdin: Readable.from([]), stdout });
    const bytes = buffer(stdout);
    const made = new CreateBackup({ ...parts, archives: out }, smallSource({ rows }), await smallFiles());
    expect((await made.execute({ path: '-' })).isOk()).to.equal(true);
    stdout.end();
    const into = new TarArchives({ stdin: Readable.from([await bytes]), stdout: new PassThrough() });
    const checked = await into.read('-', (reader) => new CheckBackup({ ...parts, archives: into }).execute(reader));
    expect(checked._unsafeUnwrap().tables[0]?.rows).to.equal(rows.length);
  });
});
