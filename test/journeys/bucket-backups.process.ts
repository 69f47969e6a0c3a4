import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { promised } from '../support/cli.ts';
import { cliProcess } from '../support/cli-process.ts';
import { s3Server } from '../support/files/s3-server.ts';
import { printedRequest, serving } from '../support/mainstay.ts';
import { playgroundOfEach } from '../support/playground-of-each.ts';
import { freshDatabase } from '../support/postgres.ts';

describe('backups with files in S3 and on disk', function () {
  this.timeout(180_000);
  const ground = playgroundOfEach();

  const json = async (words: string, environment: NodeJS.ProcessEnv = {}) => {
    const args = [...words.split(' '), '--json'];
    const { code, output, errors } = await cliProcess({ folder: ground.folder, environment }, args);
    expect(code, `${words}: ${errors}`).to.equal(0);
    return promised(args, output);
  };

  /** Serves, and gives what somebody needs who sends and fetches a file. */
  const serve = async (environment: NodeJS.ProcessEnv) => {
    const program = ground.run(['serve'], environment);
    const { url } = await serving(program);
    const authorization = (await printedRequest(program)).headers.get('authorization') ?? '';
    const send = async (body: string): Promise<string> => {
      const headers = { authorization, 'content-type': 'text/plain' };
      const answer = await fetch(`${url}/api/v1/files?name=a.txt`, { method: 'POST', headers, body });
      return ((await answer.json()) as { data: { id: string } }).data.id;
    };
    const read = async (id: string): Promise<string> =>
      (await fetch(`${url}/api/v1/files/${id}/content`, { headers: { authorization } })).text();
    const stop = async () => {
      program.signal('SIGTERM');
      await program.ended;
    };
    return { send, read, stop };
  };

  it('name the bucket and hold none of its files, and put those of a disk into one where that is set', async () => {
    await using stack = new AsyncDisposableStack();
    const server = await s3Server();
    stack.defer(() => server.close());
    const fresh = await freshDatabase();
    stack.defer(() => fresh.drop());
    const secret = { BETTER_AUTH_SECRET: 'one secret for both servers of this test' };
    const inBucket = {
      ...secret,
      FILE_STORAGE: 's3',
      S3_BUCKET: server.bucket,
      S3_ENDPOINT: server.endpoint,
      S3_ACCESS_KEY_ID: 'S3RVER',
      S3_SECRET_ACCESS_KEY: 'S3RVER',
    };
    const onDisk = await serve(secret);
    const id = await onDisk.send('from the disk');
    await onDisk.stop();
    const made = await json('backup create disk.backup', secret);
    expect(made['files']).to.deep.include({ known: 1, held: 1, bucket: null });
    await rm(ground.dataDir, { recursive: true });

    const moved = { ...inBucket, DATABASE_URL: fresh.url };
    await json('backup restore disk.backup --yes --resume', moved);
    const elsewhere = await serve(moved);
    expect(await elsewhere.read(id)).to.equal('from the disk');
    const another = await elsewhere.send('into the bucket');
    expect(await elsewhere.read(another)).to.equal('into the bucket');
    await elsewhere.stop();
    const named = await json(`backup create ${join(ground.folder, 'bucket.backup')}`, moved);
    expect(named['files']).to.deep.include({ known: 2, held: 0, bytes: 0, bucket: server.bucket });
    expect(await json('backup verify bucket.backup', moved)).to.deep.include({ verified: true });
  });
});
