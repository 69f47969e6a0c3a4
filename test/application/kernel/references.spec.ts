import { expect } from 'chai';
import { err, ok, type Result, ResultAsync } from 'neverthrow';
import { answersAreKeptFor, claimsHoldFor, keyInProgress } from '../../../src/application/kernel/idempotency.ts';
import { holdReferences, type Reference, whileLive } from '../../../src/application/kernel/resource/references.ts';
import type { UnitOfWork } from '../../../src/application/kernel/unit-of-work.ts';
import { actorOf } from '../../support/actors.ts';

const ada = actorOf('ada');
const unknown = (field: string, name: string, value: unknown) => ({
  ...{ field, rule: 'unknown_reference', constraint: `a ${name} of your own`, value },
});

/** A store in which these are live, and Ada's. */
const storeOf = (...live: readonly (string | number)[]) => ({
  holdLive: async (ownerId: string, id: string | number) => ownerId === 'ada' && live.includes(id),
});
const reference = (field: string, id: Reference['id'], ...live: readonly (string | number)[]): Reference => ({
  ...{ field, name: field.replace('Id', ''), id, store: storeOf(...live) },
});

describe('what a thing refers to', () => {
  it('is live, and its owner’s; whatever is not is told at once', async () => {
    const all = [reference('taskId', 7, 7), reference('projectId', 'p'), reference('labelId', 'l')];
    expect((await holdReferences('ada', all))._unsafeUnwrapErr()).to.deep.equal({
      ...{
        kind: 'input.invalid',
        violations: [unknown('projectId', 'project', 'p'), unknown('labelId', 'label', 'l')],
      },
    });
    expect((await holdReferences('ada', all.slice(0, 1))).isOk()).to.equal(true);
    expect((await holdReferences('eve', all.slice(0, 1))).isErr()).to.equal(true);
  });

  it('may be nothing, or not be named', async () =>
    expect((await holdReferences('ada', [reference('a', null), reference('b', undefined)])).isOk()).to.equal(true));
});

describe('work that refers to something', () => {
  let units: number;
  const unitOfWork: UnitOfWork<unknown> = {
    run: <T, F>(work: (store: unknown) => ResultAsync<T, F> | Promise<Result<T, F>>) => {
      units += 1;
      return new ResultAsync(Promise.resolve(work(undefined)));
    },
  };
  beforeEach(() => {
    units = 0;
  });
  const run = (...references: readonly Reference[]) => whileLive(unitOfWork, ada, references, async () => ok('done'));

  it('is one unit with that', async () => {
    expect((await run(reference('a', null), reference('b', 'x', 'x')))._unsafeUnwrap()).to.equal('done');
    expect(units).to.equal(1);
  });

  it('is not done where that is not live', async () => {
    const never = () => expect.fail('it was done');
    const refused = await whileLive(unitOfWork, ada, [reference('projectId', 'p')], never);
    expect(refused._unsafeUnwrapErr()).to.deep.include({ violations: [unknown('projectId', 'project', 'p')] });
  });

  it('needs no unit where it refers to nothing', async () => {
    expect((await run(reference('a', null), reference('b', undefined)))._unsafeUnwrap()).to.equal('done');
    expect(units).to.equal(0);
  });

  it('may be refused by itself', async () =>
    expect(
      (await whileLive(unitOfWork, ada, [reference('b', 'x', 'x')], async () => err('no')))._unsafeUnwrapErr(),
    ).to.equal('no'));
});

describe('idempotency', () => {
  it('keeps answers for a day, and a key for half a minute for whoever has died', () =>
    expect([answersAreKeptFor, claimsHoldFor, keyInProgress]).to.deep.equal([
      { hours: 24 },
      { seconds: 30 },
      { kind: 'idempotency.in_progress', retryAfter: 1 },
    ]));
});
