import { expect } from 'chai';
import { err, errAsync, ok, okAsync, ResultAsync, safeTry } from 'neverthrow';
import { MemoryUnitOfWork } from '../../src/adapters/persistence/memory/kernel/memory-unit-of-work.ts';
import { MemoryTasks } from '../../src/adapters/persistence/memory/tasks/memory-tasks.ts';
import { MikroUnitOfWork } from '../../src/adapters/persistence/mikro-orm/mikro-unit-of-work.ts';
import { MikroTasks } from '../../src/adapters/persistence/mikro-orm/tasks/mikro-tasks.ts';
import type { UnitOfWork } from '../../src/application/kernel/unit-of-work.ts';
import type { Tasks } from '../../src/application/tasks/ports.ts';
import { nextVersion } from '../../src/domain/kernel/version.ts';
import { Task } from '../../src/domain/tasks/task.ts';
import { describeOnBothStores, type Makers } from '../support/both-stores.ts';
import { draftOf } from '../support/tasks.ts';

interface Ports {
  readonly unit: UnitOfWork<Tasks>;
  /** The same tasks, asked from outside. */
  readonly tasks: Tasks;
}

const makers: Makers<Ports> = {
  memory: (database) => {
    const tasks = new MemoryTasks(database);
    return { tasks, unit: new MemoryUnitOfWork<Tasks>(database, tasks) };
  },
  postgres: (database) => {
    const tasks = new MikroTasks(database);
    return { tasks, unit: new MikroUnitOfWork<Tasks>(database, tasks) };
  },
};
const refusal = { kind: 'test.refused' } as const;
const crash = new Error('a defect');

/** A promise and its end, so that a test decides what happens first. */
const gate = () => {
  let open: () => void = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
};

describeOnBothStores('a unit of work', makers, (store) => {
  const add = (tasks: Tasks, owner: string, title = 'x') =>
    ResultAsync.fromSafePromise(tasks.add(draftOf(owner, { title })));
  const titlesOf = async (owner: string): Promise<string[]> =>
    (
      await store.ports.tasks.page(
        owner,
        { filter: {}, sort: { field: 'createdAt', descending: true } },
        { limit: 200, offset: 0 },
      )
    ).items
      .map(({ title }) => title)
      .sort();

  it('answers with what its work answers', async () => {
    expect(await store.ports.unit.run(() => okAsync(7))).to.deep.equal(ok(7));
    expect(await store.ports.unit.run(() => errAsync(refusal))).to.deep.equal(err(refusal));
  });

  it('keeps everything when it ends well', async () => {
    const owner = await store.newOwner();
    await store.ports.unit.run((tasks) => add(tasks, owner, 'one').andThen(() => add(tasks, owner, 'two')));
    expect(await titlesOf(owner)).to.deep.equal(['one', 'two']);
  });

  it('keeps nothing after an Err: neither what was added nor what was changed', async () => {
    const owner = await store.newOwner();
    const before = await store.ports.tasks.add(draftOf(owner, { title: 'before' }));
    const result = await store.ports.unit.run((tasks) =>
      safeTry(async function* () {
        yield* add(tasks, owner, 'added');
        const { version } = before.facts;
        await tasks.save(Task.restore({ ...before.facts, title: 'changed', version: nextVersion(version) }), version);
        return err(refusal);
      }),
    );
    expect(result).to.deep.equal(err(refusal));
    expect(await titlesOf(owner)).to.deep.equal(['before']);
    expect(await store.ports.tasks.ofOwner(owner, before.facts.id)).to.deep.equal(before);
  });

  it('keeps nothing after an exception, which goes on to the caller', async () => {
    const owner = await store.newOwner();
    const thrown = await store.ports.unit
      .run((tasks) => add(tasks, owner).map(() => Promise.reject(crash)))
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    expect(thrown).to.equal(crash);
    expect(await titlesOf(owner)).to.deep.equal([]);
  });

  it('sees what it has written itself', async () => {
    const owner = await store.newOwner();
    const seen = await store.ports.unit.run((tasks) =>
      add(tasks, owner).andThen(({ facts }) => ResultAsync.fromSafePromise(tasks.ofOwner(owner, facts.id))),
    );
    expect(seen._unsafeUnwrap()?.facts.ownerId).to.equal(owner);
  });

  it('is not seen from outside before it ends, nor if it fails', async () => {
    const owner = await store.newOwner();
    const [written, looked] = [gate(), gate()];
    const running = store.ports.unit.run((tasks) =>
      safeTry(async function* () {
        yield* add(tasks, owner);
        written.open();
        await looked.passed;
        return err(refusal);
      }),
    );
    await written.passed;
    const seen = titlesOf(owner);
    looked.open();
    expect(await seen).to.deep.equal([]);
    await running;
    expect(await titlesOf(owner)).to.deep.equal([]);
  });

  describe('inside another', () => {
    it('ends with it: an Err outside undoes what was done inside', async () => {
      const owner = await store.newOwner();
      await store.ports.unit.run(() =>
        store.ports.unit.run((tasks) => add(tasks, owner)).andThen(() => errAsync(refusal)),
      );
      expect(await titlesOf(owner)).to.deep.equal([]);
    });

    it('sees what was written outside, and outside sees what it wrote', async () => {
      const owner = await store.newOwner();
      const counts = await store.ports.unit.run((tasks) =>
        safeTry(async function* () {
          yield* add(tasks, owner, 'outside');
          const inside = yield* store.ports.unit.run(() => add(tasks, owner, 'inside').map(() => titlesOf(owner)));
          return ok([inside, await titlesOf(owner)]);
        }),
      );
      const both = ['inside', 'outside'];
      expect(counts).to.deep.equal(ok([both, both]));
    });

    it('undoes its own part where its Err is taken by the outer one', async () => {
      const owner = await store.newOwner();
      const result = await store.ports.unit.run((tasks) =>
        safeTry(async function* () {
          yield* add(tasks, owner, 'outside before');
          yield* store.ports.unit
            .run(() => add(tasks, owner, 'inside').andThen(() => errAsync(refusal)))
            .orElse(() => okAsync(undefined));
          yield* add(tasks, owner, 'outside after');
          return ok('done');
        }),
      );
      expect(result).to.deep.equal(ok('done'));
      expect(await titlesOf(owner)).to.deep.equal(['outside after', 'outside before']);
    });

    it('undoes its own part where its exception is caught by the outer one', async () => {
      const owner = await store.newOwner();
      await store.ports.unit.run((tasks) =>
        safeTry(async function* () {
          yield* add(tasks, owner, 'outside');
          const inner = store.ports.unit.run(() => add(tasks, owner, 'inside').map(() => Promise.reject(crash)));
          await inner.then(undefined, () => undefined);
          return ok('done');
        }),
      );
      expect(await titlesOf(owner)).to.deep.equal(['outside']);
    });
  });

  it('goes on beside many others, each whole or not at all', async () => {
    const owners = await Promise.all(Array.from({ length: 30 }, () => store.newOwner()));
    await Promise.all(
      owners.map((owner, i) =>
        store.ports.unit.run((tasks) =>
          add(tasks, owner)
            .andThen(() => add(tasks, owner))
            .andThen(() => (i % 3 === 0 ? errAsync(refusal) : okAsync(undefined))),
        ),
      ),
    );
    const counts = await Promise.all(owners.map(async (owner) => (await titlesOf(owner)).length));
    expect(counts).to.deep.equal(owners.map((_, i) => (i % 3 === 0 ? 0 : 2)));
  });

  it('leaves the store usable after failures', async () => {
    const owner = await store.newOwner();
    for (let i = 0; i < 25; i += 1)
      await store.ports.unit.run(() => ResultAsync.fromSafePromise(Promise.reject(crash))).then(undefined, () => {});
    await store.ports.unit.run((tasks) => add(tasks, owner, 'after'));
    expect(await titlesOf(owner)).to.deep.equal(['after']);
  });
});
