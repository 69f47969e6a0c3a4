import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { migratedDatabase } from '../../support/both-stores.ts';
import { cliProcess } from '../../support/cli-process.ts';
import { loadedFiles, packagesOf, recordLoaded } from '../../support/loaded-files.ts';
import { mainstay, serving } from '../../support/mainstay.ts';

/** What only somebody needs who pays, mails, shares limits, keeps files elsewhere, or serves. */
const services = [
  'stripe',
  'ioredis',
  'rate-limiter-flexible',
  'nodemailer',
  '@aws-sdk/client-s3',
  '@aws-sdk/lib-storage',
];
const ofServers = ['koa', '@koa/router', 'koa-body', 'prom-client', 'eta', 'file-type', 'swagger-ui-dist'];
const ofSomeCommands = [
  '@mikro-orm/core',
  '@mikro-orm/postgresql',
  '@mikro-orm/migrations',
  'pg-boss',
  'jose',
  'pino',
  'cli-progress',
];

describe('what is loaded', function () {
  this.timeout(60_000);
  let folder: string;
  let database: Awaited<ReturnType<typeof migratedDatabase>>;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mainstay-loaded-'));
    database = await migratedDatabase();
  });
  after(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  const loadedBy = async (command: string): Promise<readonly string[]> => {
    const environment = { DATABASE_URL: database.fresh.url, DATA_DIR: folder, ...recordLoaded(folder) };
    const { code, errors } = await cliProcess({ folder, environment }, command.split(' '));
    expect(code, errors).to.equal(0);
    return loadedFiles(folder);
  };

  it('by a command that lists is what that command needs', async () => {
    for (const command of ['users list', 'audit list', 'payments list', 'migrate status']) {
      const packages = packagesOf(await loadedBy(command));
      expect(packages, command).to.include('kysely').and.to.include('commander');
      for (const name of [...services, ...ofServers, ...ofSomeCommands]) expect(packages, command).not.to.include(name);
    }
  });

  it('by help and mistakes in typing is not even the database', async () => {
    const packages = packagesOf(await loadedBy('users list --help'));
    for (const name of ['pg', 'kysely', 'inversify', ...services, ...ofServers, ...ofSomeCommands])
      expect(packages).not.to.include(name);
  });

  it('by a server is no client of a service that it does not use', async () => {
    const environment = { DATABASE_URL: database.fresh.url, DATA_DIR: folder, ...recordLoaded(folder) };
    const program = mainstay(folder, ['serve'], environment);
    await serving(program);
    program.child.kill('SIGTERM');
    await program.ended;
    const packages = packagesOf(await loadedFiles(folder));
    expect(packages).to.include('koa');
    for (const name of services) expect(packages).not.to.include(name);
  });
});
