import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { expect } from 'chai';
import { SignJWT } from 'jose';
import { freePort } from '../../bench/contestants.ts';
import { migratedDatabase } from '../../support/both-stores.ts';
import { Inspector } from '../../support/inspector.ts';
import { mainstay, type Server, serving } from '../../support/mainstay.ts';
import { production } from '../../support/production.ts';

interface Sampled {
  readonly selfSize: number;
  readonly children: readonly Sampled[];
}

const secret = randomBytes(48).toString('base64url');
const requests = 4000;
/** Code that is compiled meanwhile counts as well; each request that is held for a while has some 8,000. */
const mostBytes = 2500;

const bytesOf = ({ selfSize, children }: Sampled): number =>
  children.reduce((sum, child) => sum + bytesOf(child), selfSize);

describe('what a request leaves behind', function () {
  this.timeout(120_000);
  let folder: string;
  let database: Awaited<ReturnType<typeof migratedDatabase>>;
  let server: Server | undefined;
  let inspectPort: number;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mainstay-memory-'));
    database = await migratedDatabase();
    inspectPort = await freePort();
    const environment = {
      ...production,
      NODE_OPTIONS: `--inspect-port=127.0.0.1:${inspectPort}`,
      DATABASE_URL: database.fresh.url,
      DATA_DIR: folder,
      BETTER_AUTH_SECRET: secret,
      RATE_LIMIT_PER_MINUTE: '1000000',
      HOST: '127.0.0.1',
    };
    server = await serving(mainstay(folder, ['serve'], environment));
  });
  after(async () => {
    await server?.program.kill();
    await database.close();
    await rm(folder, { recursive: true });
  });

  it('is collected while it is young: little of it grows old', async () => {
    const key = new TextEncoder().encode(secret);
    const token = await new SignJWT({ user_id: 'ada' })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt()
      .setExpirationTime('1 day')
      .sign(key);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const url = `${server?.url}/api/ada/tasks`;
    const body = JSON.stringify({ title: 'Sow' });
    const made = await fetch(url, { method: 'POST', headers, body });
    const task = `${server?.url}${made.headers.get('location')}`;
    const load = async (more: Pick<autocannon.Options, 'url' | 'method' | 'body'>) => {
      const instance = autocannon({ headers, connections: 32, amount: requests, ...more }, () => {});
      const [{ non2xx }] = (await once(instance, 'done')) as [autocannon.Result];
      expect(non2xx).to.equal(0);
    };
    const all = async () => {
      await load({ url, method: 'POST', body });
      await load({ url: task, method: 'GET' });
    };
    await all();
    using inspector = await Inspector.of(server?.program.child.pid ?? 0, inspectPort);
    await inspector.ask('HeapProfiler.enable');
    await inspector.ask('HeapProfiler.startSampling', {
      samplingInterval: 4096,
      includeObjectsCollectedByMajorGC: true,
      includeObjectsCollectedByMinorGC: false,
    });
    await all();
    const { profile } = await inspector.ask<{ profile: { head: Sampled } }>('HeapProfiler.stopSampling');
    expect(bytesOf(profile.head) / (2 * requests)).to.be.below(mostBytes);
  });
});
