import { expect } from 'chai';
import { bindKey } from '../../../src/application/payments/bind-key.ts';
import { BoundAnswers } from '../../../src/application/payments/bound-answers.ts';
import type { BoundKey, PaymentKeys } from '../../../src/application/payments/ports.ts';
import type { Instant } from '../../../src/domain/kernel/instant.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { repeatable } from '../../support/payments/payment-harness.ts';

const mismatch = { kind: 'idempotency.mismatch' };
const target = { paymentId: 'p1', refundId: null, at: new ManualClock().now() };
const bound = (change: Partial<BoundKey> = {}): BoundKey => ({ ...repeatable('k'), ...target, ...change });

/** `found` are the answers to one question after the other. */
function keysOf(found: readonly (BoundKey | undefined)[], change: Partial<PaymentKeys> = {}): PaymentKeys {
  const left = [...found];
  return {
    find: async () => left.shift(),
    bind: () => expect.fail('nothing is to be bound'),
    answerOf: () => expect.fail('no answer is to be looked for'),
    keepAnswer: async (_owner, _key, answer) => answer,
    forgetAnswersBefore: async () => 0,
    ...change,
  };
}

describe('binding a key', () => {
  it('does nothing without one', async () =>
    expect((await bindKey(keysOf([]), undefined, target))._unsafeUnwrap()).to.equal(null));

  it('binds a free one to the row that is about to be made', async () => {
    const made: BoundKey[] = [];
    const keys = keysOf([undefined], { bind: async (key) => made.push(key) > 0 });
    expect((await bindKey(keys, repeatable('k'), target))._unsafeUnwrap()).to.equal(null);
    expect(made).to.deep.equal([bound()]);
  });

  it('answers with the row that it is bound to already, for the same request alone', async () => {
    expect((await bindKey(keysOf([bound()]), repeatable('k'), target))._unsafeUnwrap()).to.deep.equal(bound());
    const other = await bindKey(keysOf([bound()]), repeatable('k', 'other'), target);
    expect(other._unsafeUnwrapErr()).to.deep.equal(mismatch);
  });

  it('answers with the row of whoever was quicker', async () => {
    const keys = keysOf([undefined, bound({ paymentId: 'p2' })], { bind: async () => false });
    expect((await bindKey(keys, repeatable('k'), target))._unsafeUnwrap()).to.deep.equal(bound({ paymentId: 'p2' }));
  });

  it('is refused where a request of another kind came with the key', async () => {
    const keys = keysOf([undefined, undefined], { bind: async () => false });
    expect((await bindKey(keys, repeatable('k'), target))._unsafeUnwrapErr()).to.deep.equal(mismatch);
  });
});

describe('the answer that is kept to a key', () => {
  const answer = { status: 201, headers: {}, body: '{}' };
  const kept = { answerOf: async () => answer };
  const clock = new ManualClock('2026-03-02T10:00:00.000Z');

  it('is repeated for a day', async () => {
    const find = async (at: string) =>
      (
        await new BoundAnswers(keysOf([bound({ at: at as Instant })], kept), clock).find(repeatable('k'))
      )._unsafeUnwrap();
    expect(await find('2026-03-01T10:00:00.000Z')).to.equal(answer);
    expect(await find('2026-03-01T09:59:59.999Z')).to.equal(undefined);
  });

  it('is none for a key that is not bound, and none for another request', async () => {
    const find = (found: BoundKey | undefined, fingerprint?: string) =>
      new BoundAnswers(keysOf([found], kept), clock).find(repeatable('k', fingerprint));
    expect((await find(undefined))._unsafeUnwrap()).to.equal(undefined);
    expect((await find(bound(), 'other'))._unsafeUnwrapErr()).to.deep.equal(mismatch);
  });

  it('is the first one that was given', async () => {
    const first = { ...answer, body: 'the first' };
    const answers = new BoundAnswers(keysOf([], { keepAnswer: async () => first }), clock);
    expect((await answers.keep(repeatable('k'), answer))._unsafeUnwrap()).to.equal(first);
  });

  it('is forgotten after a day', async () => {
    const asked: unknown[] = [];
    const keys = keysOf([], { forgetAnswersBefore: async (...given) => asked.push(given) });
    expect(await new BoundAnswers(keys, clock).forgetOld(5)).to.equal(1);
    expect(asked).to.deep.equal([['2026-03-01T10:00:00.000Z', 5]]);
  });
});
