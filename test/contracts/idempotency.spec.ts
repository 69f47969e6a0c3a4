import { expect } from 'chai';
import { err, errAsync, ok, okAsync, ResultAsync } from 'neverthrow';
import { MemoryIdempotentAnswers } from '../../src/adapters/persistence/memory/idempotency/memory-idempotent-answers.ts';
import { MemoryTasks } from '../../src/adapters/persistence/memory/tasks/memory-tasks.ts';
import { MikroIdempotentAnswers } from '../../src/adapters/persistence/mikro-orm/idempotency/mikro-idempotent-answers.ts';
import { MikroTasks } from '../../src/adapters/persistence/mikro-orm/tasks/mikro-tasks.ts';
import {
  type IdempotentAnswers,
  type KeptAnswer,
  keyInProgress,
  keyMismatch,
  type RepeatableRequest,
} from '../../src/application/kernel/idempotency.ts';
import type { Tasks } from '../../src/application/tasks/ports.ts';
import { describeOnBothStores, type Makers, type Store } from '../support/both-stores.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { draftOf } from '../support/tasks.ts';

interface Ports {
  readonly answers: IdempotentAnswers;
  readonly tasks: Tasks;
}

const clock = new ManualClock();
const makers: Makers<Ports> = {
  memory: (database) => ({
    answers: new MemoryIdempotentAnswers(database, clock),
    tasks: new MemoryTasks(database),
  }),
  postgres: (database) => ({
    answers: new MikroIdempotentAnswers(database, clock),
    tasks: new MikroTasks(database),
  }),
};
const refusal = { kind: 'test.refused' } as const;
const mismatch = err(keyMismatch);
const inProgress = err(keyInProgress);
const answer: KeptAnswer = {
  status: 201,
  headers: { location: '/api/ada/tasks/1', 'content-type': 'application/json; charset=utf-8', etag: '"1"' },
  body: '{"title": "ü 😀 \\u0000 \u2028",\n  "b":1, "a":2 }',
};
const first = ok({ answer, replayed: false });
const again = ok({ answer, replayed: true });

describeOnBothStores('the answers to repeatable requests', makers, (store) => {
  let owner: string;
  let count = 0;
  beforeEach(async () => {
    owner = await store.newOwner();
    count = 0;
  });
  const request = (change: Partial<RepeatableRequest> = {}): RepeatableRequest => ({
    ownerId: owner,
    key: 'key',
    fingerprint: 'print',
    ...change,
  });
  /** Adds a task, as a handler would, and answers. */
  const work = () => {
    count += 1;
    return ResultAsync.fromSafePromise(store.ports.tasks.add(draftOf(owner))).map(() => answer);
  };
  const added = (of: Store<Ports> = store): Promise<number> =>
    of.ports.tasks
      .page(owner, { filter: {}, sort: { field: 'createdAt', descending: true } }, { limit: 1, offset: 0 })
      .then(({ total }) => total);

  it('are given once and repeated byte for byte, the work done once', async () => {
    expect(await store.ports.answers.once(request(), work)).to.deep.equal(first);
    for (let i = 0; i < 3; i += 1) expect(await store.ports.answers.once(request(), work)).to.deep.equal(again);
    expect([count, await added()]).to.deep.equal([1, 1]);
  });

  it('refuse the key for another request, which does nothing', async () => {
    await store.ports.answers.once(request(), work);
    expect(await store.ports.answers.once(request({ fingerprint: 'other' }), work)).to.deep.equal(mismatch);
    expect([count, await added()]).to.deep.equal([1, 1]);
  });

  it('are apart for other keys and other owners', async () => {
    const other = await store.newOwner();
    await store.ports.answers.once(request(), work);
    const changes = [{ key: 'key2' }, { key: 'KEY' }, { key: '~"]\\' }, { key: 'k'.repeat(255) }, { ownerId: other }];
    for (const change of changes) expect(await store.ports.answers.once(request(change), work)).to.deep.equal(first);
    expect(count).to.equal(6);
  });

  it('say that the first has not ended, whatever the second asks', async () => {
    let end: (value: KeptAnswer) => void = () => {};
    let begun: () => void = () => {};
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const running = store.ports.answers.once(request(), () => {
      begun();
      return ResultAsync.fromSafePromise(
        new Promise<KeptAnswer>((resolve) => {
          end = resolve;
        }),
      );
    });
    await started;
    expect(await store.ports.answers.once(request(), work)).to.deep.equal(inProgress);
    expect(await store.ports.answers.once(request({ fingerprint: 'other' }), work)).to.deep.equal(inProgress);
    end(answer);
    expect(await running).to.deep.equal(first);
    expect(await store.ports.answers.once(request(), work)).to.deep.equal(again);
    expect([count, await added()]).to.deep.equal([0, 0]);
  });

  it('are found by whoever comes while the first ends: the work is done once, however many ask', async () => {
    for (let round = 0; round < 5; round += 1) {
      const key = `crowd ${round}`;
      count = 0;
      let open = true;
      const crowd = Array.from({ length: 8 }, async () => {
        const seen: unknown[] = [];
        while (open) {
          const result = await store.ports.answers.once(request({ key }), work);
          seen.push(result);
          if (result.isOk() && result.value.replayed) open = false;
        }
        return seen;
      });
      const results = (await Promise.all(crowd)).flat() as object[];
      expect(results.filter((result) => JSON.stringify(result) === JSON.stringify(first))).to.have.lengthOf(1);
      expect(count).to.equal(1);
      for (const result of results) expect([first, again, inProgress]).to.deep.include(result);
    }
  });

  it('are not kept after an Err: nothing is written and the key is free', async () => {
    const refused = await store.ports.answers.once(request(), () => work().andThen(() => errAsync(refusal)));
    expect(refused).to.deep.equal(err(refusal));
    expect(await added()).to.equal(0);
    expect(await store.ports.answers.once(request({ fingerprint: 'corrected' }), work)).to.deep.equal(first);
  });

  it('are not kept after an exception: nothing is written and the key is free', async () => {
    const crash = new Error('a defect');
    const broken = store.ports.answers.once(request(), () => work().map(() => Promise.reject(crash)));
    expect(await broken.then(undefined, (error: unknown) => error)).to.equal(crash);
    expect(await added()).to.equal(0);
    expect(await store.ports.answers.once(request(), work)).to.deep.equal(first);
  });

  it('are kept for work in two steps: the key is claimed, and free again if nothing comes of it', async () => {
    const { answers } = store.ports;
    expect(await answers.claim(request())).to.deep.equal(ok(undefined));
    expect(await answers.claim(request())).to.deep.equal(inProgress);
    await answers.release(request());
    expect(await answers.claim(request({ fingerprint: 'corrected' }))).to.deep.equal(ok(undefined));
    const refused = await answers.keep(request(), () => work().andThen(() => errAsync(refusal)));
    expect([refused, await added()]).to.deep.equal([err(refusal), 0]);
    await answers.release(request());
    expect(await answers.claim(request())).to.deep.equal(ok(undefined));
    expect(await answers.keep(request(), work)).to.deep.equal(ok(answer));
    await answers.release(request());
    expect(await answers.claim(request())).to.deep.equal(ok(answer));
    expect(await answers.claim(request({ fingerprint: 'other' }))).to.deep.equal(mismatch);
    expect(await answers.once(request(), work)).to.deep.equal(again);
  });

  it('are given up with a claim after 30 s: whoever had it has died', async () => {
    const { answers } = store.ports;
    await answers.claim(request());
    clock.advance({ seconds: 29 });
    expect(await answers.claim(request())).to.deep.equal(inProgress);
    clock.advance({ seconds: 1 });
    expect(await answers.claim(request())).to.deep.equal(ok(undefined));
  });

  it('are forgotten after 24 hours', async () => {
    await store.ports.answers.once(request(), work);
    clock.advance({ hours: 24 });
    expect(await store.ports.answers.once(request(), work)).to.deep.equal(again);
    clock.advance({ milliseconds: 1 });
    const [later, anew] = [{ ...answer, body: 'later' }, request({ fingerprint: 'other' })];
    expect(await store.ports.answers.once(anew, () => okAsync(later))).to.deep.equal(
      ok({ answer: later, replayed: false }),
    );
    expect(await store.ports.answers.once(anew, work)).to.deep.equal(ok({ answer: later, replayed: true }));
    expect(await store.ports.answers.once(request(), work)).to.deep.equal(mismatch);
  });

  it('are cleared away by age, a few at a time', async () => {
    clock.advance({ minutes: 1 });
    await store.ports.answers.forgetBefore(clock.now(), 1000);
    for (const key of ['a', 'b', 'c']) await store.ports.answers.once(request({ key }), work);
    clock.advance({ minutes: 1 });
    const moment = clock.now();
    await store.ports.answers.once(request({ key: 'd' }), work);
    const forgotten: number[] = [];
    for (let i = 0; i < 3; i += 1) forgotten.push(await store.ports.answers.forgetBefore(moment, 2));
    expect(forgotten).to.deep.equal([2, 1, 0]);
    expect(await store.ports.answers.once(request({ key: 'd' }), work)).to.deep.equal(again);
    expect(await store.ports.answers.once(request({ key: 'a' }), work)).to.deep.equal(first);
  });
});
