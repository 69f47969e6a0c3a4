import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { readConfig } from '../../../src/infrastructure/config/read-config.ts';
import { checkFiles } from '../../../src/infrastructure/doctor/check-files.ts';
import { s3Server } from '../../support/files/s3-server.ts';

const check = (environment: Record<string, string>) => checkFiles(readConfig(environment)._unsafeUnwrap());

describe('the doctor of files', () => {
  it('writes and reads below DATA_DIR, tells the room there, and leaves nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mainstay-doctor-'));
    const finding = await check({ DATA_DIR: folder });
    expect(finding.says).to.match(/can be written and read, [\d.]+ GB free/);
    const left = await readdir(folder, { recursive: true, withFileTypes: true });
    expect(left.filter((each) => each.isFile())).to.deep.equal([]);
    await writeFile(join(folder, 'a file'), '');
    expect(await check({ DATA_DIR: join(folder, 'a file') })).to.include({ check: 'files', state: 'wrong' });
    await rm(folder, { recursive: true });
  });

  it('leaves alone what is not there yet', async () => {
    expect(await check({ DATA_DIR: '/nowhere/at/all' })).to.include({ state: 'skipped' });
  });

  it('reaches the bucket, or says which settings to look at', async () => {
    const server = await s3Server();
    const s3 = {
      ...{ FILE_STORAGE: 's3', S3_BUCKET: server.bucket, S3_ENDPOINT: server.endpoint },
      ...{ S3_ACCESS_KEY_ID: 'S3RVER', S3_SECRET_ACCESS_KEY: 'S3RVER' },
    };
    expect((await check(s3)).state).to.equal('ok');
    const missing = await check({ ...s3, S3_BUCKET: 'elsewhere' });
    expect(missing).to.include({ state: 'wrong', mend: 'Correct S3_BUCKET.' });
    await server.close();
    const away = await check(s3);
    expect(away.state).to.equal('wrong');
    expect(away.mend).to.contain('Correct S3_ENDPOINT');
  });
});
