import { expect } from 'chai';
import { CheckBackup } from '../../../src/application/backup/check-backup.ts';
import type { BackupHead, BackupManifest } from '../../../src/application/backup/manifest.ts';
import { backupParts, type Contents, readerOf } from '../../support/backups/backup-in-memory.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const head: BackupHead = {
  ...{ format: 1, release: '1.2.3', createdAt: new ManualClock().now() },
  ...{ schema: { migrations: [], jobs: null }, tables: [], filePlace: { kind: 'disk' } },
};
const notes = { schema: 'public', name: 'notes', columns: ['id', 'text'] };
const rows = '1\tone\n2\ttwo\n';
const files = { known: 2, held: 2, bytes: 6, sha256: 'sum of onetwo', missing: [], damaged: [] };
const manifest: BackupManifest = {
  ...{ ...head, sequences: [], files, withSecret: true },
  tables: [{ ...notes, rows: 2, bytes: rows.length, sha256: `sum of ${rows}` }],
};
const whole: Contents = [
  ['head.json', JSON.stringify(head)],
  ['tables/public.notes/000001', rows.slice(0, 6)],
  ['tables/public.notes/000002', rows.slice(6)],
  ['files/f1/000001', 'one'],
  ['files/f2/000001', 'two'],
  ['secret', 'a secret'],
  ['manifest.json', JSON.stringify(manifest)],
];
const check = (contents: Contents) => new CheckBackup(backupParts(contents)).execute(readerOf(contents));
const without = (...names: string[]): Contents => whole.filter(([name]) => !names.includes(name));
const instead = (changed: string, text: string): Contents =>
  whole.map(([name, old]) => [name, name === changed ? text : old] as const);
const saying = (change: Partial<BackupManifest>): Contents =>
  instead('manifest.json', JSON.stringify({ ...manifest, ...change }));
const [table] = manifest.tables;
if (table === undefined) throw new Error('there is one');

const rowsAreOthers = 'the rows of public.notes are not those that were written';
const filesAreOthers = 'the bytes of files are not those that were written';
const apart = 'its beginning and its end do not belong together';
const otherSecret = 'its secret is not the one that was written';

describe('a backup', () => {
  it('that is whole is what its end says', async () =>
    expect((await check(whole))._unsafeUnwrap()).to.deep.equal(manifest));

  it('may have no rows, no files and no secret', async () => {
    const empty = { ...manifest, tables: [], files: { ...files, known: 0, held: 0, bytes: 0, sha256: 'sum of ' } };
    const contents: Contents = [
      ['head.json', JSON.stringify(head)],
      ['manifest.json', JSON.stringify({ ...empty, withSecret: false })],
    ];
    expect((await check(contents)).isOk()).to.equal(true);
  });

  const damaged: readonly (readonly [string, Contents, string])[] = [
    ['is empty', [], 'it is empty'],
    ['is something else', [['readme', 'hello']], 'it is no backup of Mainstay'],
    ['begins with something that cannot be read', instead('head.json', 'hello'), 'it is no backup of Mainstay'],
    ['begins late', without('head.json'), 'it is no backup of Mainstay'],
    ['ends with something that cannot be read', instead('manifest.json', 'hello'), 'its manifest cannot be read'],
    ['was cut short', without('manifest.json'), 'it was cut short: its end is missing'],
    ['goes on after its end', [...whole, ['files/f3/000001', 'x']], 'something follows after its end'],
    ['holds something more', [...without('manifest.json'), ['notes.txt', 'x']], 'notes.txt is no part of a backup'],
    ['has the end of another', saying({ createdAt: new ManualClock(0).now() }), apart],
    ['lacks a table', without('tables/public.notes/000001', 'tables/public.notes/000002'), apart],
    ['lacks some rows', without('tables/public.notes/000002'), rowsAreOthers],
    ['has other rows', instead('tables/public.notes/000001', '1\tONE\n'), rowsAreOthers],
    ['says another number of rows', saying({ tables: [{ ...table, rows: 3 }] }), rowsAreOthers],
    ['says another length of rows', saying({ tables: [{ ...table, bytes: 1 }] }), rowsAreOthers],
    [
      'has the rows of another table',
      saying({ tables: [{ ...table, name: 'n' }] }),
      'the rows of public.n are not those that were written',
    ],
    ['lacks a file', without('files/f2/000001'), filesAreOthers],
    ['has other bytes of a file', instead('files/f2/000001', 'TWO'), filesAreOthers],
    ['says another number of files', saying({ files: { ...files, held: 3 } }), filesAreOthers],
    ['says another length of files', saying({ files: { ...files, bytes: 7 } }), filesAreOthers],
    ['lacks its secret', without('secret'), otherSecret],
    ['has an empty secret', instead('secret', ''), otherSecret],
    ['has a secret that was not written', saying({ withSecret: false }), otherSecret],
  ];
  for (const [what, contents, reason] of damaged)
    it(`that ${what} is damaged`, async () =>
      expect((await check(contents))._unsafeUnwrapErr()).to.deep.equal({ kind: 'backup.damaged', reason }));
});
