import { expect } from 'chai';
import { err, ok } from 'neverthrow';
import { MemoryDatabase } from '../../../src/adapters/persistence/memory/kernel/memory-database.ts';
import { MemoryUnitOfWork } from '../../../src/adapters/persistence/memory/kernel/memory-unit-of-work.ts';
import { MemoryDoneCommands } from '../../../src/adapters/persistence/memory/sync/memory-done-commands.ts';
import { CarryOutCommand, type Command, type IdOfTemp } from '../../../src/application/sync/carry-out-command.ts';
import { forgetCommandsJob } from '../../../src/application/sync/forget-commands.ts';
import type { DoneCommands } from '../../../src/application/sync/ports.ts';
import type { Version } from '../../../src/domain/kernel/version.ts';
import { actorOf } from '../../support/actors.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const [ada, eve] = [actorOf('ada'), actorOf('eve')];
const refused = { kind: 'task.not_found' } as const;
const made = (id: number) => ({ id, version: 1 as Version });

/** `commands` stands in for the store's own, `pauses` are those that were made. */
function setUp(replaced: (stored: DoneCommands) => Partial<DoneCommands> = () => ({})) {
  const database = new MemoryDatabase();
  const stored = new MemoryDoneCommands(database);
  const commands: DoneCommands = {
    hold: () => stored.hold(),
    find: (...given) => stored.find(...given),
    idOf: (...given) => stored.idOf(...given),
    add: (...given) => stored.add(...given),
    forgetBefore: (...given) => stored.forgetBefore(...given),
    ...replaced(stored),
  };
  const clock = new ManualClock();
  const pauses: number[] = [];
  const delay = { pause: async (milliseconds: number) => void pauses.push(milliseconds) };
  const carryOut = new CarryOutCommand(new MemoryUnitOfWork(database, { commands }), clock, delay);
  let runs = 0;
  const command = (change: Partial<Command<typeof refused>> = {}): Command<typeof refused> => ({
    uuid: 'one',
    fingerprint: 'a',
    tempId: null,
    run: async () => {
      runs += 1;
      return ok(made(runs));
    },
    ...change,
  });
  const execute = (change?: Partial<Command<typeof refused>>, who = ada) => carryOut.execute(who, command(change));
  return { execute, commands, clock, pauses, runs: () => runs };
}

describe('a command', () => {
  it('is carried out once, however often it comes, and answers the same each time', async () => {
    const { execute, runs, pauses } = setUp();
    for (const _ of [1, 2, 3]) expect((await execute())._unsafeUnwrap()).to.deep.equal(made(1));
    expect([runs(), pauses]).to.deep.equal([1, []]);
  });

  it('is another one where it has another id or another owner', async () => {
    const { execute } = setUp();
    expect((await execute())._unsafeUnwrap()).to.deep.equal(made(1));
    expect((await execute({ uuid: 'two' }))._unsafeUnwrap()).to.deep.equal(made(2));
    expect((await execute({}, eve))._unsafeUnwrap()).to.deep.equal(made(3));
  });

  it('is refused where its id came with another one', async () => {
    const { execute, runs } = setUp();
    await execute();
    expect((await execute({ fingerprint: 'b' }))._unsafeUnwrapErr()).to.deep.equal({ kind: 'command.mismatch' });
    expect(runs()).to.equal(1);
  });

  it('that is refused may be tried again', async () => {
    const { execute } = setUp();
    expect((await execute({ run: async () => err(refused) }))._unsafeUnwrapErr()).to.equal(refused);
    expect((await execute())._unsafeUnwrap()).to.deep.equal(made(1));
  });

  it('is known for thirty days', async () => {
    const { execute, clock } = setUp();
    await execute({ tempId: 'mine' });
    clock.advance({ days: 30 });
    expect((await execute({ tempId: 'mine' }))._unsafeUnwrap()).to.deep.equal(made(1));
    clock.advance({ milliseconds: 1 });
    expect((await execute({ tempId: 'mine' }))._unsafeUnwrap()).to.deep.equal(made(2));
  });

  it('gives what it makes a name, by which later ones of its owner find it', async () => {
    const { execute } = setUp();
    await execute({ tempId: 'mine' });
    const found: unknown[] = [];
    const look = async (idOf: IdOfTemp) => {
      found.push(await idOf('mine'), await idOf('yours'));
      return ok(made(9));
    };
    await execute({ uuid: 'two', run: look });
    await execute({ uuid: 'three', run: look }, eve);
    expect(found).to.deep.equal([1, undefined, undefined, undefined]);
  });

  it('is refused where its name is taken, before it is run', async () => {
    const { execute, runs } = setUp();
    await execute({ tempId: 'mine' });
    const again = await execute({ uuid: 'two', tempId: 'mine' });
    expect(again._unsafeUnwrapErr()).to.deep.equal({ kind: 'command.temp_id_taken' });
    expect(runs()).to.equal(1);
  });

  it('is refused, and leaves nothing, where its name was taken while it ran', async () => {
    const { execute, commands } = setUp(() => ({ add: async () => false }));
    expect((await execute({ tempId: 'mine' }))._unsafeUnwrapErr()).to.deep.equal({ kind: 'command.temp_id_taken' });
    expect(await commands.find('ada', 'one', new ManualClock(0).now())).to.equal(undefined);
  });

  it('that runs elsewhere is waited for', async () => {
    const answers = [false, false, true];
    const { execute, pauses } = setUp(() => ({ hold: async () => answers.shift() ?? true }));
    expect((await execute())._unsafeUnwrap()).to.deep.equal(made(1));
    expect(pauses).to.deep.equal([50, 50]);
  });

  it('that runs elsewhere for more than five seconds is refused', async () => {
    const { execute, pauses, runs } = setUp(() => ({ hold: async () => false }));
    expect((await execute())._unsafeUnwrapErr()).to.deep.equal({ kind: 'command.in_progress' });
    expect(pauses).to.deep.equal(Array(100).fill(50));
    expect(runs()).to.equal(0);
  });
});

describe('the job that forgets commands', () => {
  it('goes on, a thousand at a time, until none is left that is older than thirty days', async () => {
    const left = [1000, 1000, 10, 1];
    const asked: unknown[] = [];
    const forgetBefore: DoneCommands['forgetBefore'] = async (...given) => {
      asked.push(given);
      return left.shift() ?? 0;
    };
    const job = forgetCommandsJob({ forgetBefore }, new ManualClock('2026-03-31T00:00:00.000Z'));
    await job.run({}, { id: '1' });
    expect(asked).to.deep.equal(Array(3).fill(['2026-03-01T00:00:00.000Z', 1000]));
    expect(job.kind).to.deep.equal({
      ...{ name: 'forget-done-commands', retries: 3, limitSeconds: 600 },
      schedule: '33 * * * *',
    });
  });
});
