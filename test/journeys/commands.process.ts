import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { answers, isAlive, postmasterOf, query } from '../support/embedded-postgres.ts';
import { mainstay, printedRequest, serving } from '../support/mainstay.ts';
import { playgroundOfEach } from '../support/playground-of-each.ts';
import { freshDatabase, type TestDatabase } from '../support/postgres.ts';

describe('the commands of today', function () {
  this.timeout(120_000);
  const ground = playgroundOfEach();

  const run = (environment: NodeJS.ProcessEnv, ...args: readonly string[]) => ground.run(args, environment).finished();

  it('migrate up brings a database to this version, and status tells', async () => {
    const database: TestDatabase = await freshDatabase();
    const at = { DATABASE_URL: database.url };
    const before = await run(at, 'migrate', 'status');
    expect(before.output).to.match(/^(pending {2}\d{14}-[\w-]+\n)+$/);
    const names = [...before.output.matchAll(/\d{14}-[\w-]+/g)].map(([name]) => name);
    expect(await run(at, 'migrate', 'up')).to.deep.include({
      code: 0,
      output: names.map((name) => `applied  ${name}\n`).join(''),
    });
    expect((await run(at, 'migrate', 'status')).output).to.equal(names.map((name) => `applied  ${name}\n`).join(''));
    expect((await run(at, 'migrate', 'up')).output).to.equal('Nothing to do.\n');
    await database.drop();
  });

  it('leave an embedded database that they started stopped', async () => {
    expect((await run({}, 'migrate', 'up')).code).to.equal(0);
    expect(isAlive(await postmasterOf(ground.dataDir).catch(() => 0))).to.equal(false);
  });

  it('leave a running server alone', async () => {
    const server = mainstay(ground.folder, ['serve']);
    ground.watch(server);
    await serving(server);
    expect((await run({}, 'migrate', 'status')).output).not.to.contain('pending');
    expect((await fetch(await printedRequest(server))).status).to.equal(200);
  });

  it('refuse a database that a newer version has been at, in words', async () => {
    const database = await freshDatabase();
    const at = { DATABASE_URL: database.url };
    await run(at, 'migrate', 'up');
    await query(database.url, `insert into mikro_orm_migrations (name) values ('29990101000001-future')`);
    const { code, errors } = await run(at, 'serve');
    expect(code).to.equal(1);
    expect(errors).to.contain('29990101000001-future').and.not.to.contain('    at ');
    expect(await answers(database.url)).to.equal(true);
    await database.drop();
  });

  it('end with 78 where a setting is wrong, naming each', async () => {
    const { code, errors, output } = await run({ PORT: 'x', DEBUG: 'y' }, 'migrate', 'status');
    expect([code, output]).to.deep.equal([78, '']);
    expect(errors).to.contain('PORT').and.to.contain('DEBUG');
  });

  it('end with one sentence on a .env in another encoding, and the doctor finds it', async () => {
    await writeFile(join(ground.folder, '.env'), Buffer.from('MAIL_FROM=M\xfcller <a@b.example>\n', 'latin1'));
    const { code, errors } = await run({}, 'migrate', 'status');
    expect(code).to.equal(1);
    expect(errors).to.match(/^.*\.env is not written in UTF-8; save it in that encoding\.\nSee: mainstay doctor\n$/);
    const found = await run({}, 'doctor', '--json');
    expect([found.code, found.errors]).to.deep.equal([78, '']);
    const { healthy, findings } = JSON.parse(found.output);
    expect(healthy).to.equal(false);
    expect(findings[0])
      .to.include({ check: 'settings', state: 'wrong' })
      .and.have.property('says')
      .that.contains('UTF-8');
  });

  for (const args of [[], ['nonsense'], ['migrate'], ['serve', '--workers', '0'], ['serve', '--nonsense']])
    it(`end with 2 on "${args.join(' ')}", and tell the usage`, async () => {
      const { code, errors } = await run({}, ...args);
      expect(code).to.equal(2);
      expect(errors).to.contain('Usage: mainstay');
    });

  it('tell how they are used, and their version', async () => {
    expect(await run({}, '--help')).to.deep.include({ code: 0, errors: '' });
    expect((await run({}, '--version')).output).to.match(/^\d+\.\d+\.\d+\n$/);
  });
});
