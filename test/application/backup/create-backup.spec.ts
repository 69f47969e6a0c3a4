import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { memorySnapshotSource } from '../../../src/adapters/persistence/memory/memory-snapshot-source.ts';
import { CheckBackup } from '../../../src/application/backup/check-backup.ts';
import { CreateBackup } from '../../../src/application/backup/create-backup.ts';
import { namesOf } from '../../../src/application/backup/manifest.ts';
import { joined, whole } from '../../../src/application/backup/streams.ts';
import { Secret } from '../../../src/domain/kernel/secret.ts';
import { notes, partsAt, type Small, smallFiles, smallSource, sumOf } from '../../support/backups/small-snapshot.ts';

const [one, two] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];

describe('making a backup', () => {
  let folder: string;
  let count = 0;
  const parts = partsAt();
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mainstay-create-'));
  });
  after(() => rm(folder, { recursive: true }));

  const make = async (small: Small, secret?: Secret) => {
    count += 1;
    const path = join(folder, `${count}.backup`);
    const reached: number[] = [];
    const create = new CreateBackup(parts, smallSource(small), await smallFiles(small));
    const wish = secret === undefined ? { path } : { path, secret };
    const manifest = (await create.execute(wish, (done) => reached.push(done)))._unsafeUnwrap();
    const names = new Map<string, string>();
    await parts.archives.read(path, async (reader) => {
      for await (const { name, bytes } of joined(reader.parts()))
        names.set(name, new TextDecoder().decode(await whole(bytes)));
      return await new CheckBackup(parts).execute(reader);
    });
    return { path, manifest, names, reached };
  };

  it('keeps rows with their number and checksum, and says how far it is', async () => {
    const { manifest, names, reached } = await make({ rows: ['1\ta\n', '2\tb\n', '3\t\\N\n'] });
    const text = '1\ta\n2\tb\n3\t\\N\n';
    expect(manifest.tables).to.deep.equal([{ ...notes, rows: 3, bytes: text.length, sha256: sumOf(text) }]);
    expect([...names.keys()]).to.deep.equal([namesOf.head, 'tables/public.notes', namesOf.manifest]);
    expect(names.get('tables/public.notes')).to.equal(text);
    expect(reached.at(-1)).to.equal(3);
  });

  it('keeps the bytes of files, and notes those that are gone or are no longer what was stored', async () => {
    const known = { [one]: 'the first', [two]: 'the second' };
    const whole = await make({ known });
    expect(whole.manifest.files).to.deep.include({ known: 2, held: 2, bytes: 19, missing: [], damaged: [] });
    expect(whole.names.get(`files/${two}`)).to.equal('the second');
    const lost = await make({ known, stored: { [two]: 'something else' } });
    expect(lost.manifest.files).to.deep.include({ known: 2, held: 1, missing: [one], damaged: [two] });
  });

  it('names the bucket of files that are in one, and holds none of them', async () => {
    const { manifest, names } = await make({ known: { [one]: 'elsewhere' }, bucket: 'attic' });
    expect(manifest.filePlace).to.deep.equal({ kind: 'bucket', bucket: 'attic' });
    expect(manifest.files).to.deep.include({ known: 1, held: 0, missing: [] });
    expect([...names.keys()].filter((name) => name.startsWith('files/'))).to.deep.equal([]);
  });

  it('holds the secret only where that is wished', async () => {
    const without = await make({});
    expect(without.manifest.withSecret).to.equal(false);
    expect(without.names.has(namesOf.secret)).to.equal(false);
    const withSecret = await make({}, new Secret('a secret of the tests'));
    expect(withSecret.manifest.withSecret).to.equal(true);
    expect(withSecret.names.get(namesOf.secret)).to.equal('a secret of the tests');
  });

  it('is refused by a store that keeps nothing, and leaves no file', async () => {
    const path = join(folder, 'none.backup');
    const made = await new CreateBackup(parts, memorySnapshotSource, await smallFiles()).execute({ path });
    expect(made._unsafeUnwrapErr().kind).to.equal('backup.unsupported');
    expect((await parts.archives.read(path, async () => made))._unsafeUnwrapErr().kind).to.equal('backup.unreadable');
  });
});
