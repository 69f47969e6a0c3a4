import { expect } from 'chai';
import { err, type Result } from 'neverthrow';
import { MemoryFileStorage } from '../../../src/adapters/files/memory-file-storage.ts';
import { databaseHasUsers, noRoomForFiles } from '../../../src/application/backup/failures.ts';
import type { BackupHead, BackupManifest } from '../../../src/application/backup/manifest.ts';
import type { Examined, RestoreTarget, SecretOutcome } from '../../../src/application/backup/ports.ts';
import { RestoreBackup, type RestorePlace } from '../../../src/application/backup/restore-backup.ts';
import { VerifyBackup } from '../../../src/application/backup/verify-backup.ts';
import { backupParts, type Contents, MemoryTarget } from '../../support/backups/backup-in-memory.ts';
import { bytesOf } from '../../support/files/bytes.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const head: BackupHead = {
  ...{ format: 1, release: '1.2.3', createdAt: new ManualClock().now() },
  ...{ schema: { migrations: [], jobs: null }, tables: [], filePlace: { kind: 'disk' } },
};
const sequences = [{ schema: 'public', name: 'tasks_id_seq', last: '7', called: true }];
const text = { notes: '1\tone\n2\ttwo\n', tags: '1\tred\n' };
const table = (name: keyof typeof text, rows: number) => ({
  ...{ schema: 'public', name, columns: ['id', 'text'] },
  ...{ rows, bytes: text[name].length, sha256: `sum of ${text[name]}` },
});
const manifest: BackupManifest = {
  ...{ ...head, sequences, withSecret: true },
  tables: [table('notes', 2), table('tags', 1)],
  files: { known: 1, held: 1, bytes: 5, sha256: 'sum of hello', missing: [], damaged: [] },
};
const contents = (said = manifest): Contents => [
  ['head.json', JSON.stringify(head)],
  ['tables/public.notes/000001', text.notes],
  ['tables/public.tags/000001', text.tags],
  ['files/f1/000001', 'hello'],
  ...(said.withSecret ? [['secret', 'a secret'] as const] : []),
  ['manifest.json', JSON.stringify(said)],
];
const clock = new ManualClock('2026-04-01T00:00:00.000Z');

function restoring(target = new MemoryTarget(), change: Partial<RestorePlace> = {}, said = manifest) {
  const taken: string[] = [];
  const secrets = {
    take: async (secret: { reveal(): string }): Promise<SecretOutcome> => {
      taken.push(`${secret.reveal()}, finished ${target.finished.length}`);
      return 'kept';
    },
  };
  const files = { place: { kind: 'disk' } as const, storage: target.storage };
  const restore = new RestoreBackup(backupParts(contents(said), clock), { target, files, secrets, ...change });
  return { target, taken, restore };
}
const wish = { path: 'a.backup', resume: false };

describe('restoring a backup', () => {
  it('brings rows, files, sequences and the secret, which comes before the end', async () => {
    const { restore, target, taken } = restoring();
    expect((await restore.execute(wish))._unsafeUnwrap()).to.deep.equal({ manifest, secret: 'kept' });
    expect(Object.fromEntries(target.tables)).to.deep.equal(text);
    expect((await bytesOf(target.storage, 'f1'))?.toString()).to.equal('hello');
    expect([taken, target.finished]).to.deep.equal([['a secret, finished 0'], [[sequences, clock.now()]]]);
  });

  it('lets what waited go on at once where that is wished', async () => {
    const { restore, target } = restoring();
    await restore.execute({ ...wish, resume: true });
    expect(target.finished).to.deep.equal([[sequences, null]]);
  });

  it('leaves the secret alone where nobody keeps it, or where there is none', async () => {
    const target = new MemoryTarget();
    const files = { place: { kind: 'disk' } as const, storage: target.storage };
    const alone = new RestoreBackup(backupParts(contents(), clock), { target, files });
    expect((await alone.execute(wish))._unsafeUnwrap().secret).to.equal(null);
    const { restore, taken } = restoring(new MemoryTarget(), {}, { ...manifest, withSecret: false });
    expect([(await restore.execute(wish))._unsafeUnwrap().secret, taken]).to.deep.equal([null, []]);
  });

  it('says how far it is, over rows and files', async () => {
    const reached: (readonly number[])[] = [];
    await restoring().restore.execute(wish, (...told) => void reached.push(told));
    expect(reached).to.deep.equal([0, 1, 2, 2, 2, 3, 3, 4, 4, 4].map((done) => [done, 4]));
  });

  it('changes nothing with a backup that is damaged', async () => {
    const { restore, target } = restoring(new MemoryTarget(), {}, { ...manifest, tables: [table('notes', 2)] });
    expect((await restore.execute(wish))._unsafeUnwrapErr().kind).to.equal('backup.damaged');
    expect([target.tables.size, target.finished]).to.deep.equal([0, []]);
  });

  it('is refused where the database is', async () => {
    const target: RestoreTarget = { fill: async () => err(databaseHasUsers) as Result<never, never> };
    const { restore } = restoring(new MemoryTarget(), { target });
    expect((await restore.execute(wish))._unsafeUnwrapErr()).to.deep.equal({ kind: 'backup.database_has_users' });
  });

  it('is damaged where the database took another number of rows', async () => {
    const { restore, target } = restoring(new MemoryTarget({ copy: async () => 1 }));
    expect((await restore.execute(wish))._unsafeUnwrapErr()).to.deep.equal({
      ...{ kind: 'backup.damaged', reason: 'public.notes took 1 of 2 rows' },
    });
    expect(target.finished).to.deep.equal([]);
  });

  it('ends where there is no room for files', async () => {
    const storage = new MemoryFileStorage(4);
    const { restore, target } = restoring(new MemoryTarget(), { files: { place: { kind: 'disk' }, storage } });
    expect((await restore.execute(wish))._unsafeUnwrapErr()).to.equal(noRoomForFiles);
    expect(target.finished).to.deep.equal([]);
  });

  it('compares what was written where that is wished, and only then', async () => {
    const other = { rows: async function* () {} };
    const unproven = {
      ...{ kind: 'backup.unproven', reason: 'the rows of public.notes are not those that were backed up' },
    };
    const compared = restoring(new MemoryTarget(other));
    expect((await compared.restore.execute({ ...wish, compare: true }))._unsafeUnwrapErr()).to.deep.equal(unproven);
    expect([compared.target.finished, compared.taken]).to.deep.equal([[], []]);
    expect((await restoring(new MemoryTarget(other)).restore.execute(wish)).isOk()).to.equal(true);
    expect((await restoring().restore.execute({ ...wish, compare: true })).isOk()).to.equal(true);
  });
});

describe('verifying a backup', () => {
  const finding = (check: string, state: Examined['state']): Examined => ({ check, state, says: 'no', mend: null });
  const verify = (target: MemoryTarget, ...findings: Examined[]) =>
    new VerifyBackup(backupParts(contents(), clock), {
      run: (work) => work(target, { place: { kind: 'disk' }, storage: target.storage }, async () => findings),
    }).execute('a.backup');

  it('restores it where nobody sees it, compares it, and has the result examined', async () => {
    const target = new MemoryTarget();
    const findings = [finding('database', 'ok'), finding('files', 'doubtful'), finding('clock', 'wrong')];
    expect((await verify(target, ...findings))._unsafeUnwrap()).to.deep.equal({ manifest, findings });
    expect(target.finished, 'jobs are held').to.deep.equal([[sequences, clock.now()]]);
    const other = await verify(new MemoryTarget({ rows: async function* () {} }), finding('database', 'ok'));
    expect(other._unsafeUnwrapErr().kind).to.equal('backup.unproven');
  });

  for (const check of ['database', 'migrations', 'files'])
    it(`proves nothing where its ${check} is wrong`, async () =>
      expect((await verify(new MemoryTarget(), finding(check, 'wrong')))._unsafeUnwrapErr()).to.deep.equal({
        ...{ kind: 'backup.unproven', reason: `restored, its ${check} is wrong: no` },
      }));
});
