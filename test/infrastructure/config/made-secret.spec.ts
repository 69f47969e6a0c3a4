import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { madeSecret } from '../../../src/infrastructure/config/made-secret.ts';

describe('the made secret', () => {
  let folder: string;
  let dataDir: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mainstay-secret-'));
    dataDir = join(folder, 'data');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is made once, of 48 random bytes, for nobody else to read', async () => {
    const first = (await madeSecret(dataDir)).reveal();
    expect(first).to.match(/^[\w-]{64}$/);
    expect((await madeSecret(dataDir)).reveal()).to.equal(first);
    expect((await stat(join(dataDir, 'secret'))).mode & 0o777).to.equal(0o600);
    await rm(dataDir, { recursive: true });
    expect((await madeSecret(dataDir)).reveal()).not.to.equal(first);
  });

  it('is one for all who make it at the same time, and nothing else is left', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => madeSecret(dataDir)));
    expect(new Set(made.map((secret) => secret.reveal())).size).to.equal(1);
    expect(await readdir(dataDir)).to.deep.equal(['secret']);
  });

  it('becomes private again', async () => {
    await madeSecret(dataDir);
    await chmod(join(dataDir, 'secret'), 0o644);
    await madeSecret(dataDir);
    expect((await stat(join(dataDir, 'secret'))).mode & 0o777).to.equal(0o600);
  });

  it('is never a weak one', async () => {
    await madeSecret(dataDir);
    await writeFile(join(dataDir, 'secret'), '');
    const refusal = await madeSecret(dataDir).catch((error: Error) => error.message);
    expect(refusal).to.contain('holds no secret of 32 bytes');
  });
});
