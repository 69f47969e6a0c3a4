import { chown, lstat, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { isRoot, ordinary } from '../../support/accounts.ts';
import { answers, end, Playground, postmasterOf, query } from '../../support/embedded-postgres.ts';

const ownerOf = async (path: string): Promise<number> => (await stat(path)).uid;

describe('the embedded database, wherever it is', function () {
  this.timeout(60_000);
  let ground: Playground;
  beforeEach(async () => {
    ground = await Playground.open();
  });
  afterEach(() => ground.close());

  it('runs for an ordinary user, and nobody else can look into it', async () => {
    await mkdir(ground.dataDir);
    await chown(ground.dataDir, ordinary.uid, ordinary.gid);
    const program = await ground.start(ground.dataDir, ordinary);
    expect(await answers(program.url)).to.equal(true);
    const home = join(ground.dataDir, 'postgres');
    expect(await ownerOf(join(home, 'cluster/PG_VERSION'))).to.equal(ordinary.uid);
    expect((await stat(home)).mode & 0o777).to.equal(0o700);
    await end(program, 'stop');
  });

  it('needs no TCP port, and writes durably', async () => {
    const { url } = await ground.start();
    const [settings] = await query(
      url,
      `select current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync,
        current_setting('synchronous_commit') as commit, current_setting('server_encoding') as encoding,
        upper('ä') as upper, current_setting('timezone') as zone`,
    );
    expect(settings).to.deep.equal({
      ...{ addresses: '', fsync: 'on', commit: 'on', encoding: 'UTF8', upper: 'Ä', zone: 'UTC' },
    });
  });

  it('keeps what users wrote out of its log', async () => {
    const { url } = await ground.start();
    await query(url, 'create table mails (mail text unique)');
    for (const _ of [1, 2]) await query(url, `insert into mails values ('private@example.com')`).catch(() => {});
    expect(await readFile(join(ground.dataDir, 'postgres/postgres.log'), 'utf8')).not.to.contain('private');
  });

  for (const name of ['a b, "c" & $HOME', 'ünïcödé', "it's", 'long'.repeat(40)])
    it(`starts, and starts again, in a folder called ${name.slice(0, 20)}`, async () => {
      const dataDir = join(ground.folder, name, 'data');
      await mkdir(dirname(dataDir));
      const program = await ground.start(dataDir);
      await query(program.url, 'create table kept ()');
      await end(program, 'stop');
      const again = await ground.start(dataDir);
      expect(await query(again.url, 'select * from kept')).to.deep.equal([]);
      await end(again, 'stop');
    });

  it('goes where its folder is moved', async () => {
    const program = await ground.start();
    await query(program.url, 'create table kept ()');
    await end(program, 'stop');
    await rename(ground.dataDir, join(ground.folder, 'moved'));
    const moved = await ground.start(join(ground.folder, 'moved'));
    expect(await query(moved.url, 'select * from kept')).to.deep.equal([]);
    await end(moved, 'stop');
    await rename(join(ground.folder, 'moved'), ground.dataDir);
  });

  it('refuses files of another PostgreSQL than its own, and says what to do', async () => {
    await end(await ground.start(), 'stop');
    await writeFile(join(ground.dataDir, 'postgres/cluster/PG_VERSION'), '17\n');
    const said = await ground.refusal();
    expect(said).to.contain('made by PostgreSQL 17').and.to.contain('DATA_DIR');
  });

  it('says what is wrong when it cannot start', async () => {
    await end(await ground.start(), 'stop');
    await writeFile(join(ground.dataDir, 'postgres/cluster/postgresql.conf'), 'nonsense\n');
    const said = await ground.refusal();
    expect(said).to.contain('does not start').and.to.contain('postgresql.conf');
  });
});

if (isRoot)
  describe('the embedded database under root', function () {
    this.timeout(60_000);
    it('runs as a harmless account', async () => {
      const ground = await Playground.open();
      const program = await ground.start();
      const status = await readFile(`/proc/${await postmasterOf(ground.dataDir)}/status`, 'utf8');
      expect(status).not.to.match(/^Uid:\s+0/m);
      expect((await lstat(join(ground.dataDir, 'postgres'))).isDirectory()).to.equal(true);
      await end(program, 'stop');
      await ground.close();
    });

    it('runs in a private folder, and finds its files again', async () => {
      const ground = await Playground.open(0o700);
      const program = await ground.start();
      await query(program.url, 'create table kept ()');
      expect((await lstat(join(ground.dataDir, 'postgres'))).isSymbolicLink()).to.equal(true);
      await end(program, 'stop');
      const again = await ground.start();
      expect(await query(again.url, 'select * from kept')).to.deep.equal([]);
      await end(again, 'stop');
      await ground.close();
    });

    it('makes one database when two processes start at once in a private folder', async () => {
      const ground = await Playground.open(0o700);
      const [one, other] = await Promise.all([ground.start(), ground.start()]);
      expect(one.url).to.equal(other.url);
      await Promise.all([end(one, 'stop'), end(other, 'stop')]);
      await ground.close();
    });

    it("leaves an ordinary user's database theirs", async () => {
      const ground = await Playground.open();
      await mkdir(ground.dataDir);
      await chown(ground.dataDir, ordinary.uid, ordinary.gid);
      await end(await ground.start(ground.dataDir, ordinary), 'stop');
      await end(await ground.start(), 'stop');
      expect(await ownerOf(join(ground.dataDir, 'postgres/cluster/postgresql.auto.conf'))).to.equal(ordinary.uid);
      const program = await ground.start(ground.dataDir, ordinary);
      expect(await answers(program.url)).to.equal(true);
      await end(program, 'stop');
      await ground.close();
    });

    it("is refused to an ordinary user when it is root's", async () => {
      const ground = await Playground.open();
      await end(await ground.start(), 'stop');
      expect(await ground.refusal(ordinary)).to.contain('belongs to another user');
      await ground.close();
    });
  });
