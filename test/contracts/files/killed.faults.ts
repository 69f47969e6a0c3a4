import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import pg from 'pg';
import { ensureEmbeddedPostgres } from '../../../src/infrastructure/embedded-postgres/ensure-embedded-postgres.ts';
import { cliProcess } from '../../support/cli-process.ts';
import { Playground } from '../../support/embedded-postgres.ts';
import { mainstay, printedRequest, serving } from '../../support/mainstay.ts';

const rounds = 5;
const sizes = [0, 1, 70_000, 3_000_000];

/** Every file below the folder, by its name. */
async function stored(folder: string): Promise<Map<string, string>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return new Map(found.filter((each) => each.isFile()).map((each) => [each.name, join(each.parentPath, each.name)]));
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

describe('a server that is killed while files come and go', function () {
  this.timeout(300_000);
  let ground: Playground;
  beforeEach(async () => {
    ground = await Playground.open();
  });
  afterEach(() => ground.close());

  /** Uploads and deletes as fast as it can, until the server is gone. */
  async function busy(url: string, authorization: string): Promise<void> {
    const ask = (path: string, method: string, body?: Buffer) =>
      fetch(`${url}/api/v1/files${path}`, {
        method,
        headers: { authorization, ...(body && { 'content-type': 'a/b' }) },
        ...(body && { body: new Uint8Array(body) }),
      });
    for (let turn = 0; ; turn += 1) {
      const answer = await ask(`?name=${turn}`, 'POST', Buffer.alloc(sizes[turn % sizes.length] ?? 0, turn));
      const { data } = (await answer.json()) as { data: { id: string } };
      if (turn % 3 === 0) await ask(`/${data.id}?permanent=true`, 'DELETE');
    }
  }

  it('has no row without its bytes, and after a sweep no bytes without a row', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const server = mainstay(ground.folder, ['serve'], { RATE_LIMIT_PER_MINUTE: '1000000' });
      const { url } = await serving(server);
      const authorization = (await printedRequest(server)).headers.get('authorization') ?? '';
      const work = Promise.allSettled(Array.from({ length: 6 }, () => busy(url, authorization)));
      await pause(300 + 137 * round);
      server.signalGroup('SIGKILL');
      await work;
      await server.ended;
    }
    const postgres = await ensureEmbeddedPostgres({ dataDir: ground.dataDir, log: console });
    const client = new pg.Client(postgres.connection);
    await client.connect();
    // As late as a quarter of an hour after the last of them died.
    await client.query("update uploads set moved_at = now() - interval '16 minutes'");
    const { rows } = await client.query<{ id: string; size: string; sha256: string }>(
      'select id, size, sha256 from files',
    );
    const before = await stored(join(ground.dataDir, 'files'));
    expect(rows.length).to.be.greaterThan(rounds);
    for (const { id, sha256 } of rows) expect(await digestOf(before.get(id) ?? ''), id).to.equal(sha256);
    const swept = await cliProcess({ folder: ground.folder }, ['files', 'sweep', '--json']);
    expect(swept.code, swept.errors).to.equal(0);
    const after = await stored(join(ground.dataDir, 'files'));
    expect([...after.keys()].sort()).to.deep.equal(rows.map(({ id }) => id).sort());
    expect(JSON.parse(swept.output)).to.deep.equal({ removed: before.size - after.size });
    expect((await client.query('select from uploads')).rowCount).to.equal(0);
    await client.end();
    await postgres.stop();
  });
});
