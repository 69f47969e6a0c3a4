import { expect } from 'chai';
import { err, ok } from 'neverthrow';
import { MemoryFileStorage } from '../../../src/adapters/files/memory-file-storage.ts';
import type { IncomingBytes } from '../../../src/application/files/ports.ts';
import type { FileDescription } from '../../../src/domain/files/stored-file.ts';
import { Project } from '../../../src/domain/projects/project.ts';
import { plainTask, Task } from '../../../src/domain/tasks/task.ts';
import { actorOf } from '../../support/actors.ts';
import { brokenAfter, incoming, keysOf, refusedAfter } from '../../support/files/bytes.ts';
import { uploading } from '../../support/files/uploading.ts';

const ada = actorOf('ada');
const plain = { name: 'a.txt', contentType: 'text/plain', taskId: null, projectId: null };
const hello = Buffer.from('hello');

describe('an upload', () => {
  it('becomes a file of its bytes, with what they tell of themselves', async () => {
    const { upload, storage, counted, clock } = uploading();
    const { facts } = (await upload(incoming(hello)))._unsafeUnwrap();
    expect(facts).to.deep.include({ ...plain, ownerId: 'ada', size: 5, imageType: null, createdAt: clock.now() });
    expect(facts.sha256).to.equal('2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824');
    expect(await keysOf(storage)).to.deep.equal([facts.id]);
    expect(counted).to.deep.equal([['stored', 5]]);
  });

  it('is refused before its first byte with a name that is none, and to what is not its owner’s own', async () => {
    const { upload, counted, tasks, projects, clock } = uploading();
    const open = Project.open('p1', 'eve', { name: 'Hers', description: null, status: 'active' }, clock.now());
    await projects.add(open._unsafeUnwrap());
    const hers = await tasks.add(Task.open('eve', { ...plainTask, title: 'Hers' }, clock.now())._unsafeUnwrap());
    const fieldOf = async (change: Partial<FileDescription>) => {
      const refused = (await upload(brokenAfter(hello), change))._unsafeUnwrapErr();
      if (refused.kind !== 'input.invalid') throw new Error(refused.kind);
      return refused.violations.map(({ field, rule, constraint }) => [field, rule, constraint]);
    };
    expect(await fieldOf({ name: ' ' })).to.deep.equal([['name', 'required', 'required']]);
    const own = (what: string) => ['unknown_reference', `a ${what} of your own`];
    expect(await fieldOf({ taskId: hers.facts.id })).to.deep.equal([['taskId', ...own('task')]]);
    expect(await fieldOf({ projectId: 'p1' })).to.deep.equal([['projectId', ...own('project')]]);
    expect(counted).to.deep.equal([]);
  });

  it('goes to a task or a project of its owner', async () => {
    const { upload, tasks, projects, clock } = uploading();
    const open = Project.open('p1', 'ada', { name: 'Mine', description: null, status: 'active' }, clock.now());
    await projects.add(open._unsafeUnwrap());
    const mine = await tasks.add(Task.open('ada', { ...plainTask, title: 'Mine' }, clock.now())._unsafeUnwrap());
    expect((await upload(incoming(hello), { taskId: mine.facts.id }))._unsafeUnwrap().facts.taskId).to.equal(
      mine.facts.id,
    );
    expect((await upload(incoming(hello), { projectId: 'p1' }))._unsafeUnwrap().facts.projectId).to.equal('p1');
  });

  it('is refused where its task was deleted while it came in, and leaves nothing', async () => {
    const { upload, tasks, clock, storage, counted } = uploading();
    const mine = await tasks.add(Task.open('ada', { ...plainTask, title: 'Mine' }, clock.now())._unsafeUnwrap());
    async function* deleting(): IncomingBytes<never> {
      yield ok(hello);
      await tasks.save(mine.delete(clock.now()), mine.facts.version);
    }
    expect((await upload(deleting(), { taskId: mine.facts.id }))._unsafeUnwrapErr().kind).to.equal('input.invalid');
    expect([await keysOf(storage), counted]).to.deep.equal([[], [['refused', 5]]]);
  });

  it('that is refused on its way leaves nothing', async () => {
    const { upload, storage, counted } = uploading();
    const broken = { kind: 'it.broke' };
    expect((await upload(refusedAfter(hello, broken)))._unsafeUnwrapErr()).to.equal(broken);
    expect([await keysOf(storage), counted]).to.deep.equal([[], [['refused', 5]]]);
  });

  it('that breaks leaves nothing, and counts as failed', async () => {
    const { upload, parts, counted, clock } = uploading();
    const failure = await upload(brokenAfter(hello)).catch(({ message }) => message);
    expect(failure).to.equal('the connection is gone');
    expect(counted).to.deep.equal([['failed', 5]]);
    clock.advance({ days: 1 });
    expect(await parts.uploads.giveUp(clock.now()), 'no upload is left').to.equal(0);
  });

  it('whose answer was there already leaves the bytes of the first', async () => {
    const { useCases, storage, counted } = uploading();
    const outcome = await useCases.upload.execute(
      ada,
      { description: plain, size: undefined, bytes: incoming(hello) },
      async ({ size }) => ok(`was there, ${size}`),
    );
    expect(outcome._unsafeUnwrap()).to.equal('was there, 5');
    expect([await keysOf(storage), counted]).to.deep.equal([[], [['repeated', 5]]]);
  });

  it('whose answer is refused leaves nothing', async () => {
    const { useCases, storage, counted } = uploading();
    const refused = { kind: 'it.was_refused' };
    const given = { description: plain, size: undefined, bytes: incoming(hello) };
    expect((await useCases.upload.execute(ada, given, async () => err(refused)))._unsafeUnwrapErr()).to.equal(refused);
    expect([await keysOf(storage), counted]).to.deep.equal([[], [['refused', 5]]]);
  });

  it('is refused where bytes are kept and there is no room for these', async () => {
    const { upload } = uploading({ storage: new MemoryFileStorage(4) });
    expect((await upload(incoming(hello)))._unsafeUnwrapErr()).to.deep.equal({ kind: 'file.storage_full' });
  });

  it('that was given up meanwhile is no file', async () => {
    const { upload, parts, clock } = uploading();
    async function* stuck(): IncomingBytes<never> {
      yield ok(hello);
      clock.advance({ hours: 1 });
      await parts.uploads.giveUp(clock.now());
    }
    expect((await upload(stuck()))._unsafeUnwrapErr()).to.deep.equal({ kind: 'file.upload_given_up' });
    expect(await parts.files.idsOf('ada')).to.deep.equal([]);
  });
});
