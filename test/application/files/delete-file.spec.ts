import { expect } from 'chai';
import { MemoryFileStorage } from '../../../src/adapters/files/memory-file-storage.ts';
import { MemoryAuditLog } from '../../../src/adapters/persistence/memory/audit/memory-audit-log.ts';
import { DeleteAnyFile } from '../../../src/application/files/operator/delete-any-file.ts';
import { ShowAnyFile } from '../../../src/application/files/operator/show-any-file.ts';
import type { FileParts } from '../../../src/application/files/use-cases.ts';
import type { FileId } from '../../../src/domain/files/stored-file.ts';
import type { Version } from '../../../src/domain/kernel/version.ts';
import { plainTask, Task } from '../../../src/domain/tasks/task.ts';
import { actorOf } from '../../support/actors.ts';
import { incoming, keysOf } from '../../support/files/bytes.ts';
import { filesInMemory } from '../../support/files/files-in-memory.ts';
import { sequentialIds } from '../../support/sequential-ids.ts';

const [ada, eve] = [actorOf('ada'), actorOf('eve')];
const absent = { kind: 'file.not_found' };
const changed = { kind: 'file.changed' };
const [softly, forGood] = [{ permanent: false }, { permanent: true }];
const version = (number: number) => [number as Version];

async function stored(further: Partial<FileParts> = {}) {
  const storage = new MemoryFileStorage();
  const made = filesInMemory(storage, further);
  const task = await made.tasks.add(Task.open('ada', { ...plainTask, title: 'Sow' }, made.clock.now())._unsafeUnwrap());
  const description = { name: 'a.txt', contentType: 'text/plain', taskId: task.facts.id, projectId: null };
  const given = { description, size: 5, bytes: incoming(Buffer.from('hello')) };
  const { id } = (await made.useCases.upload.execute(ada, given, (_, keep) => keep()))._unsafeUnwrap().facts;
  const audit = new MemoryAuditLog(made.database);
  const operator = { type: 'operator', id: 'cli:ada' } as const;
  const deleteAny = new DeleteAnyFile({ ...made.parts, audit, operator, ids: sequentialIds() });
  return { ...made, storage, task, id, audit, deleteAny, showAny: new ShowAnyFile(made.parts.files) };
}

describe('deleting a file', () => {
  it('keeps its bytes, so that it can come back', async () => {
    const { useCases, id, storage } = await stored();
    expect((await useCases.remove.execute(ada, id, version(2), softly))._unsafeUnwrapErr()).to.deep.equal(changed);
    expect((await useCases.remove.execute(ada, id, version(1), softly)).isOk()).to.equal(true);
    expect((await useCases.show.execute(ada, id))._unsafeUnwrapErr()).to.deep.equal(absent);
    expect(await keysOf(storage)).to.deep.equal([id]);
    expect((await useCases.restore.execute(ada, id))._unsafeUnwrap().facts).to.deep.include({ id, version: 3 });
  });

  it('for good takes its bytes, also of one that was deleted before', async () => {
    for (const before of [false, true]) {
      const { useCases, id, storage, parts } = await stored();
      if (before) await useCases.remove.execute(ada, id, undefined, softly);
      expect((await useCases.remove.execute(ada, id, undefined, forGood))._unsafeUnwrap().facts.id).to.equal(id);
      expect([await keysOf(storage), await parts.files.withDeleted('ada', id)]).to.deep.equal([[], undefined]);
    }
  });

  it('for good is its owner’s alone, in the version that the caller saw', async () => {
    const { useCases, id, storage } = await stored();
    expect((await useCases.remove.execute(eve, id, undefined, forGood))._unsafeUnwrapErr()).to.deep.equal(absent);
    expect((await useCases.remove.execute(ada, id, version(2), forGood))._unsafeUnwrapErr()).to.deep.equal(changed);
    expect(await keysOf(storage)).to.deep.equal([id]);
    expect((await useCases.remove.execute(ada, id, version(1), forGood)).isOk()).to.equal(true);
  });

  it('for good is refused where somebody was quicker, and takes nothing', async () => {
    const { parts, useCases, id, storage } = await stored();
    parts.files.forget = async () => false;
    expect((await useCases.remove.execute(ada, id, undefined, forGood))._unsafeUnwrapErr()).to.deep.equal(absent);
    parts.files.save = async () => false;
    const again = await stored();
    again.parts.files.save = async () => false;
    expect((await again.useCases.remove.execute(ada, again.id, undefined, forGood))._unsafeUnwrapErr()).to.deep.equal(
      changed,
    );
    expect([await keysOf(storage), await keysOf(again.storage)]).to.deep.equal([[id], [again.id]]);
  });

  it('is undone only once its task is there again', async () => {
    const { useCases, id, tasks, task, clock } = await stored();
    await useCases.remove.execute(ada, id, undefined, softly);
    await tasks.save(task.delete(clock.now()), task.facts.version);
    expect((await useCases.restore.execute(ada, id))._unsafeUnwrapErr()).to.deep.equal({ kind: 'file.target_deleted' });
    expect((await useCases.restore.execute(eve, id))._unsafeUnwrapErr()).to.deep.equal(absent);
  });
});

describe('an operator', () => {
  it('sees any file that is live', async () => {
    const { showAny, id } = await stored();
    expect((await showAny.execute(id))._unsafeUnwrap().facts.id).to.equal(id);
    expect((await showAny.execute('none'))._unsafeUnwrapErr()).to.deep.equal(absent);
  });

  for (const [how, to, kept] of [
    [softly, 'deleted', 1],
    [forGood, 'gone', 0],
  ] as const)
    it(`deletes any file, and it is recorded: ${to}`, async () => {
      const { deleteAny, id, storage, audit, clock } = await stored();
      expect((await deleteAny.execute(id, how))._unsafeUnwrap().facts.id).to.equal(id);
      expect(await keysOf(storage)).to.have.length(kept);
      const { items } = await audit.page({}, { limit: 9, offset: 0 });
      expect(items).to.have.length(1);
      expect(items[0]).to.deep.include({
        ...{ id: '00000000-0000-7000-8000-000000000001', at: clock.now(), actor: { type: 'operator', id: 'cli:ada' } },
        ...{
          userId: 'ada',
          action: 'file.deleted',
          subject: { type: 'file', id },
          from: 'live',
          to,
          details: { size: 5 },
        },
      });
    });

  it('deletes nothing that is none, or that somebody was quicker with', async () => {
    const { deleteAny, id, storage, audit, parts } = await stored();
    expect((await deleteAny.execute('none' as FileId, forGood))._unsafeUnwrapErr()).to.deep.equal(absent);
    parts.files.forget = async () => false;
    expect((await deleteAny.execute(id, forGood))._unsafeUnwrapErr()).to.deep.equal(absent);
    parts.files.save = async () => false;
    expect((await deleteAny.execute(id, softly))._unsafeUnwrapErr()).to.deep.equal(absent);
    expect([await keysOf(storage), (await audit.page({}, { limit: 9, offset: 0 })).total]).to.deep.equal([[id], 0]);
  });
});
