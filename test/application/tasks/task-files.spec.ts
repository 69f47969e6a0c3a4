import { expect } from 'chai';
import type { Version } from '../../../src/domain/kernel/version.ts';
import { ada, WorkInMemory } from '../../support/work-in-memory.ts';

describe('tasks with files', () => {
  let work: WorkInMemory;
  beforeEach(() => {
    work = new WorkInMemory();
  });

  it('take them along when they are deleted, and bring exactly those back', async () => {
    const { id } = (await work.task()).facts;
    const [kept, gone] = [await work.file({ taskId: id }), await work.file({ taskId: id })];
    const elsewhere = await work.file({ taskId: (await work.task()).facts.id });
    await work.store.attachments.save(gone.delete(work.clock.now()), gone.facts.version);
    const areThere = () =>
      Promise.all(
        [kept, gone, elsewhere].map(
          async ({ facts }) => (await work.store.attachments.ofOwner('ada', facts.id)) !== undefined,
        ),
      );
    expect((await work.tasks.remove.execute(ada, id, [2 as Version]))._unsafeUnwrapErr()).to.deep.equal({
      kind: 'task.changed',
    });
    expect(await areThere()).to.deep.equal([true, false, true]);
    await work.tasks.remove.execute(ada, id);
    expect(await areThere()).to.deep.equal([false, false, true]);
    await work.tasks.restore.execute(ada, id);
    expect(await areThere()).to.deep.equal([true, false, true]);
  });

  it('that were live bring no file back when a deletion comes between', async () => {
    const { id } = (await work.task()).facts;
    const file = await work.file({ taskId: id });
    await work.store.attachments.deleteWithTask('ada', id, work.clock.now());
    expect((await work.tasks.restore.execute(ada, id)).isOk()).to.equal(true);
    expect(await work.store.attachments.ofOwner('ada', file.facts.id)).to.equal(undefined);
  });
});
