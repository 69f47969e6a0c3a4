import { chmod, cp, mkdir, mkdtemp, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import {
  type Binaries,
  installedBinaries,
  usableBinaries,
} from '../../../src/infrastructure/embedded-postgres/binaries.ts';
import { isRoot, ordinary } from '../../support/accounts.ts';

describe("the embedded database's programs", function () {
  this.timeout(60_000);
  const account = isRoot ? ordinary : undefined;
  let folder: string;
  let installed: Binaries;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mainstay-binaries-'));
    await chmod(folder, 0o755);
    await mkdir(join(folder, 'spare'));
    const original = await installedBinaries();
    installed = { ...original, folder: join(folder, 'package/native') };
    // As a package manager unpacks it that runs no install scripts: without links.
    const filter = (path: string) =>
      !path.endsWith('.a') && !/\.so(\.\d+)?$/.test(path.replace(/\.so\.(1\.1|[1-9]|16)$/, ''));
    await cp(original.folder, installed.folder, { recursive: true, filter });
  });
  afterEach(async () => {
    await chmod(join(installed.folder, 'lib'), 0o755);
    await rm(folder, { recursive: true });
  });

  it('get the links to their libraries that no install script made', async () => {
    const link = join(installed.folder, 'lib/libicuuc.so.60');
    expect(await readlink(link).catch(() => 'none')).to.equal('none');
    expect(await usableBinaries(account, join(folder, 'spare'), installed)).to.deep.equal(installed);
    expect(await readlink(link)).to.equal('libicuuc.so.60.2');
  });

  it('are copied once where they cannot be run or given their links', async () => {
    // Root can write anywhere, but its account cannot enter; an ordinary user cannot write.
    if (isRoot) await chmod(join(folder, 'package'), 0o700);
    else await chmod(join(installed.folder, 'lib'), 0o555);
    const copies = await Promise.all([1, 2].map(() => usableBinaries(account, join(folder, 'spare'), installed)));
    const expected = join(folder, 'spare', `mainstay-postgres-${installed.version}`);
    expect(copies.map((copy) => copy.folder)).to.deep.equal([expected, expected]);
    expect((await usableBinaries(account, join(folder, 'spare'), installed)).folder).to.equal(expected);
  });

  it('say why when they cannot run here at all', async () => {
    await rm(join(installed.folder, 'lib'), { recursive: true });
    await mkdir(join(installed.folder, 'lib'));
    const refusal = await usableBinaries(account, join(folder, 'spare'), installed).catch(
      (error: Error) => error.message,
    );
    expect(refusal).to.match(/librar.*DATABASE_URL/is);
  });
});
