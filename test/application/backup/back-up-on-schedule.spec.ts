import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { err, type Result } from 'neverthrow';
import { backUpJob } from '../../../src/adapters/backup/back-up-job.ts';
import { BackupFolder } from '../../../src/adapters/backup/backup-folder.ts';
import { MemoryMaintenance } from '../../../src/adapters/persistence/memory/memory-maintenance.ts';
import { BackUpOnSchedule, type BackupSchedule, backUp } from '../../../src/application/backup/back-up-on-schedule.ts';
import { CreateBackup } from '../../../src/application/backup/create-backup.ts';
import { serverRunning } from '../../../src/application/backup/failures.ts';
import type { Rehearsal, RestoreTarget } from '../../../src/application/backup/ports.ts';
import { linesIn } from '../../../src/application/backup/streams.ts';
import { VerifyBackup } from '../../../src/application/backup/verify-backup.ts';
import { partsAt, smallFiles, smallSource } from '../../support/backups/small-snapshot.ts';
import { TestLog } from '../../support/log.ts';
import { ManualClock } from '../../support/manual-clock.ts';

/** Takes everything, or nothing. */
const targetThat = (works: boolean): RestoreTarget => ({
  fill: async <T, F>(_: unknown, work: Parameters<RestoreTarget['fill']>[1]) => {
    if (!works) return err(serverRunning);
    const kept = new Map<string, Uint8Array[]>();
    return (await work({
      copy: async ({ name }, rows) => {
        const chunks: Uint8Array[] = [];
        for await (const chunk of rows) chunks.push(chunk);
        kept.set(name, chunks);
        return chunks.reduce((sum, chunk) => sum + linesIn(chunk), 0);
      },
      rows: async function* ({ name }) {
        yield* kept.get(name) ?? [];
      },
      finish: async () => {},
    })) as Result<T, F>;
  },
});

describe('backups that are made by themselves', () => {
  let folder: string;
  let clock: ManualClock;
  let records: MemoryMaintenance;
  let log: TestLog;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mainstay-scheduled-'));
    clock = new ManualClock();
    records = new MemoryMaintenance();
    log = new TestLog();
  });
  afterEach(() => rm(folder, { recursive: true }));

  const setUp = async (
    schedule: BackupSchedule | undefined,
    { restores = true, health = 'ok' as 'ok' | 'wrong', missing = false } = {},
  ) => {
    const parts = partsAt(clock);
    const files = await smallFiles();
    const finding = { check: 'migrations', state: health, says: 'as it is', mend: null };
    const rehearsal: Rehearsal = {
      run: async (work) => {
        if (missing) throw new Error('there is no PostgreSQL to restore into');
        return await work(targetThat(restores), files, async () => [finding]);
      },
    };
    const create = new CreateBackup(parts, smallSource(), files);
    const verify = new VerifyBackup(parts, rehearsal);
    return new BackUpOnSchedule({ create, verify, records, folder: new BackupFolder(folder), clock, log, schedule });
  };
  const hourly = { everyMinutes: 60, keep: 2 };
  const backUps = async () => (await readdir(folder)).sort();

  it('are made when one is due, verified, and noted', async () => {
    const work = await setUp(hourly);
    expect((await work.execute())._unsafeUnwrap()?.manifest.tables[0]?.rows).to.equal(2);
    expect(await records.lastVerified()).to.equal(clock.now());
    clock.advance({ minutes: 59 });
    expect((await work.execute())._unsafeUnwrap()).to.equal(null);
    clock.advance({ minutes: 1 });
    expect((await work.execute())._unsafeUnwrap()).not.to.equal(null);
    expect(await backUps()).to.deep.equal(['20260301T100000Z-scheduled.backup', '20260301T110000Z-scheduled.backup']);
    expect(log.lines.map(({ message }) => message)).to.deep.equal(Array(2).fill('a backup was made and verified'));
    expect(log.lines[0]?.fields).to.deep.include({ rows: 2, files: 0, missing: 0 });
  });

  it('have six hours, and are looked for each minute', () =>
    expect(backUp).to.deep.equal({ name: 'back-up', retries: 0, limitSeconds: 21_600, schedule: '* * * * *' }));

  it('are not made where nobody asked for them', async () => {
    const work = await setUp(undefined);
    expect((await work.execute())._unsafeUnwrap()).to.equal(null);
    expect(await backUps()).to.deep.equal([]);
  });

  it('make room for newer ones, and leave alone what was put there by hand', async () => {
    await writeFile(join(folder, '20250101T000000Z.backup'), 'by hand');
    await writeFile(join(folder, 'notes.txt'), 'by hand');
    const [old, young] = ['.a.backup.partial-0123456789ab', '.b.backup.partial-0123456789ab'];
    for (const name of [old, young]) await writeFile(join(folder, name), 'half');
    await utimes(join(folder, old), 0, 0);
    const work = await setUp(hourly);
    for (let n = 0; n < 4; n += 1) {
      await work.execute();
      clock.advance({ hours: 1 });
    }
    expect(await backUps()).to.deep.equal([
      young,
      '20250101T000000Z.backup',
      '20260301T120000Z-scheduled.backup',
      '20260301T130000Z-scheduled.backup',
      'notes.txt',
    ]);
  });

  for (const [why, trouble, reason] of [
    ['does not restore', { restores: false }, 'backup.server_running'],
    ['restores to what is not well', { health: 'wrong' as const }, 'migrations'],
    ['cannot be verified', { missing: true }, 'no PostgreSQL to restore into'],
  ] as const)
    it(`are put aside where one ${why}, which its job tells`, async () => {
      await (await setUp(hourly)).execute();
      const verified = await records.lastVerified();
      clock.advance({ hours: 1 });
      const work = await setUp({ everyMinutes: 60, keep: 1 }, trouble);
      const failure = await backUpJob(work)
        .run({}, { id: 'job' })
        .catch((error: Error) => error.message);
      expect(failure).to.contain(reason);
      expect(await backUps()).to.deep.equal([
        '20260301T100000Z-scheduled.backup',
        '20260301T110000Z-scheduled.backup.failed',
      ]);
      expect(await records.lastVerified()).to.equal(verified);
      expect((await work.execute())._unsafeUnwrap(), 'not again at once').to.equal(null);
      clock.advance({ hours: 1 });
      await backUpJob(work)
        .run({}, { id: 'job' })
        .catch((error: Error) => expect(error.message).to.contain(reason));
      expect(await backUps(), 'the newest of them is kept, and those that are well').to.deep.equal([
        '20260301T100000Z-scheduled.backup',
        '20260301T120000Z-scheduled.backup.failed',
      ]);
    });

  it('fail where they cannot be written', async () => {
    await mkdir(join(folder, '20260301T100000Z-scheduled.backup'));
    expect((await (await setUp(hourly)).execute())._unsafeUnwrapErr().kind).to.equal('backup.unwritable');
  });
});
