import { execFileSync } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { isRoot } from '../../support/accounts.ts';
import { Playground } from '../../support/embedded-postgres.ts';
import { mainstay, printedRequest, serving } from '../../support/mainstay.ts';

const megabyte = 1024 * 1024;

interface Answered {
  readonly data?: { readonly id: string };
  readonly error?: { readonly code: string };
  readonly meta?: { readonly total: number };
}

const asRoot = (...command: readonly string[]) => {
  const [program = '', ...args] = isRoot ? command : ['sudo', ...command];
  execFileSync(program, args);
};

describe('a disk for files that is full', function () {
  this.timeout(120_000);
  let ground: Playground;
  let files: string;
  beforeEach(async () => {
    ground = await Playground.open();
    files = join(ground.dataDir, 'files');
    await mkdir(files, { recursive: true });
    asRoot('mount', '-t', 'tmpfs', '-o', 'size=8m,mode=700', 'tmpfs', files);
  });
  afterEach(async () => {
    asRoot('umount', '--lazy', files);
    await ground.close();
  });

  it('answers 507 and keeps nothing of that upload; everything else goes on, and so do uploads once there is room', async () => {
    const server = mainstay(ground.folder, ['serve']);
    const { url } = await serving(server);
    const authorization = (await printedRequest(server)).headers.get('authorization') ?? '';
    const ask = async (path: string, method: string, body?: string | Uint8Array<ArrayBuffer>) => {
      const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream';
      const headers = { authorization, ...(body !== undefined && { 'content-type': type }) };
      const answer = await fetch(`${url}/api/v1${path}`, { method, headers, ...(body !== undefined && { body }) });
      return { status: answer.status, body: (answer.status === 204 ? {} : await answer.json()) as Answered };
    };
    const upload = (megabytes: number) => ask('/files?name=a', 'POST', new Uint8Array(megabytes * megabyte));
    const kept = await upload(4);
    expect(kept.status).to.equal(201);
    const together = await Promise.all([upload(6), upload(6), upload(20)]);
    for (const { status, body } of together)
      expect([status, body.error?.code]).to.deep.equal([507, 'INSUFFICIENT_STORAGE']);
    expect(await readdir(join(files, 'incoming'))).to.deep.equal([]);
    expect((await ask('/files', 'GET')).body.meta?.total).to.equal(1);
    expect((await ask('/tasks', 'POST', '{"title":"Go on"}')).status).to.equal(201);
    expect((await fetch(`${url}/health/ready`)).status).to.equal(200);
    expect((await ask(`/files/${kept.body.data?.id}?permanent=true`, 'DELETE')).status).to.equal(204);
    expect((await upload(6)).status).to.equal(201);
    server.signalGroup('SIGTERM');
    await server.ended;
  });
});
