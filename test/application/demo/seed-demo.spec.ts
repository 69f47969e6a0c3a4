import { expect } from 'chai';
import { MemoryAuditLog } from '../../../src/adapters/persistence/memory/audit/memory-audit-log.ts';
import { MemoryDatabase } from '../../../src/adapters/persistence/memory/kernel/memory-database.ts';
import { Dice } from '../../../src/application/demo/dice.ts';
import type { DemoPerson, DemoProject, DemoTask } from '../../../src/application/demo/ports.ts';
import { SeedDemo } from '../../../src/application/demo/seed-demo.ts';
import { Secret } from '../../../src/domain/kernel/secret.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { sequentialIds } from '../../support/sequential-ids.ts';

const operator = { type: 'operator', id: 'cli:ada' } as const;

async function seeded(users: number, tasks: number) {
  const kept = { people: [] as DemoPerson[][], projects: [] as DemoProject[][], tasks: [] as DemoTask[][] };
  const audit = new MemoryAuditLog(new MemoryDatabase());
  const passwords: string[] = [];
  const seed = new SeedDemo({
    store: {
      addPeople: async (people, password) => {
        kept.people.push([...people]);
        passwords.push(password.reveal());
      },
      addProjects: async (projects) => void kept.projects.push([...projects]),
      addTasks: async (some) => void kept.tasks.push([...some]),
    },
    audit,
    operator,
    clock: new ManualClock(),
    ids: sequentialIds(),
  });
  const reached: number[] = [];
  const told = await seed.execute({ users, tasks, password: new Secret('Abcdefg1') }, (done) => reached.push(done));
  const { items } = await audit.page({}, { limit: 9, offset: 0 });
  return { kept, told: told._unsafeUnwrap(), reached, audited: items, passwords };
}

describe('the demo', () => {
  it('has people with addresses of their own, three projects each, and tasks in the projects of their owner', async () => {
    const { kept, told, passwords } = await seeded(4, 400);
    const people = kept.people.flat();
    const projects = kept.projects.flat();
    const tasks = kept.tasks.flat();
    expect(told).to.deep.equal({ people, projects: 12, tasks: 400 });
    expect(passwords).to.deep.equal(['Abcdefg1']);
    expect(new Set(people.map(({ email }) => email)).size).to.equal(4);
    for (const { email, name, id, at } of people) {
      expect(email).to.match(/^[a-z]+\.[a-z]+\.\d{10}@example\.com$/);
      expect(email.startsWith(name.toLowerCase().replace(' ', '.'))).to.equal(true);
      expect(at).to.equal('2025-11-01T10:00:00.000Z');
      const own = projects.filter(({ ownerId }) => ownerId === id);
      expect(new Set(own.map((project) => project.name)).size).to.equal(3);
      expect(own.every((project) => project.name !== '' && project.at === at)).to.equal(true);
      expect(tasks.some(({ ownerId }) => ownerId === id)).to.equal(true);
    }
    for (const { ownerId, projectId } of tasks)
      if (projectId !== null) expect(projects.find(({ id }) => id === projectId)?.ownerId).to.equal(ownerId);
    expect(new Set(tasks.map(({ projectId }) => projectId)).size).to.equal(13);
  });

  it('has tasks of the last four months in their order, some of them done since', async () => {
    const tasks = (await seeded(2, 1000)).kept.tasks.flat();
    const now = new ManualClock().now();
    expect(tasks[0]?.at).to.equal('2025-11-01T10:00:00.000Z');
    expect(tasks.map(({ at }) => at)).to.deep.equal(tasks.map(({ at }) => at).sort());
    for (const { at, doneAt } of tasks)
      expect(at < now && (doneAt === null || (doneAt >= at && doneAt <= now))).to.equal(true);
    const share = (which: (task: DemoTask) => boolean) => tasks.filter(which).length / tasks.length;
    expect(share(({ doneAt }) => doneAt !== null)).to.be.within(0.4, 0.5);
    expect(share(({ projectId }) => projectId !== null)).to.be.within(0.55, 0.65);
    expect(share(({ description }) => description !== null)).to.be.within(0.35, 0.45);
    expect(share(({ title }) => title.split(' ').length > 2)).to.be.above(0.3);
    for (const { title, description } of tasks) {
      expect(title)
        .to.match(/^\S.*\S$/)
        .and.not.to.include('  ');
      expect(description).not.to.equal('');
    }
  });

  it('is the same every time, and differs with what is wished', async () => {
    const titles = async (tasks: number) => (await seeded(1, tasks)).kept.tasks.flat().map(({ title }) => title);
    expect(await titles(20)).to.deep.equal(await titles(20));
    expect(await titles(20)).not.to.deep.equal((await titles(21)).slice(0, 20));
  });

  it('is this, for one person and a few tasks', async () => {
    const { people, projects, tasks } = (await seeded(1, 6)).kept;
    expect(people.flat().map(({ email }) => email)).to.deep.equal(['lena.zhang.0000000001@example.com']);
    const names = projects.flat().map(({ name }) => name);
    expect(names).to.deep.equal(['Spring launch', 'New website', 'Office move']);
    const nameOf = (project: string | null) => projects.flat().find(({ id }) => id === project)?.name;
    expect(tasks.flat().map((task) => [task.title, nameOf(task.projectId), task.doneAt])).to.deep.equal([
      ['Discuss the budget', 'New website', null],
      ['Discuss the slides for the whole team', 'Office move', null],
      ['Check the price list with Lena', 'Spring launch', null],
      ['Update the survey', undefined, null],
      ['Translate the contract with Lena', 'New website', '2026-02-12T01:21:35.999Z'],
      ['Prepare the release notes', undefined, null],
    ]);
  });

  it('is stored in batches, and says how far it is', async () => {
    const { kept, reached } = await seeded(1, 6000);
    expect(kept.tasks.map(({ length }) => length)).to.deep.equal([2500, 2500, 1000]);
    expect(reached).to.deep.equal([2500, 5000, 6000]);
    const many = await seeded(2501, 1);
    expect(many.kept.people.map(({ length }) => length)).to.deep.equal([2500, 1]);
    expect(many.kept.projects.map(({ length }) => length)).to.deep.equal([2500, 2500, 2500, 3]);
  });

  it('is recorded', async () => {
    const { audited } = await seeded(2, 3);
    expect(audited).to.have.length(1);
    expect(audited[0]).to.deep.include({
      at: new ManualClock().now(),
      actor: operator,
      action: 'demo.seeded',
      subject: { type: 'demo', id: audited[0]?.id },
      details: { users: 2, projects: 6, tasks: 3 },
    });
  });

  it('throws the dice of mulberry32', () => {
    const thrown = (seed: number, times: number) => {
      const dice = new Dice(seed);
      return Array.from({ length: times }, () => dice.below(1_000_000));
    };
    expect(thrown(7, 8)).to.deep.equal([11_704, 61_958, 976_907, 699_028, 521_445, 405_521, 466_232, 239_925]);
    expect([thrown(-1, 1), thrown(2 ** 32 + 7, 1)]).to.deep.equal([[896_422], [11_704]]);
  });

  it('throws dice that look like chance', () => {
    const dice = new Dice(7);
    const counts = Array(10).fill(0) as number[];
    for (let n = 0; n < 10_000; n += 1) {
      const side = dice.below(10);
      counts[side] = (counts[side] ?? 0) + 1;
    }
    for (const count of counts) expect(count).to.be.within(900, 1100);
    expect(new Set(Array.from({ length: 100 }, () => dice.oneOf(['a', 'b', 'c'])))).to.deep.equal(
      new Set(['a', 'b', 'c']),
    );
    expect([new Dice(1).below(1000), new Dice(1).below(1000)]).to.deep.equal(Array(2).fill(new Dice(1).below(1000)));
  });
});
