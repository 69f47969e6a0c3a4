import { expect } from 'chai';
import { CircuitBreaker, type Outcome } from '../../../src/application/payments/circuit-breaker.ts';

const ended = (outcome: Outcome) => async () => outcome;
const isSettled = async (promise: Promise<unknown>): Promise<boolean> => {
  const pending = Symbol();
  // Whatever can go on by itself has done so by the next turn of the event loop.
  const turn = new Promise((resolve) => setImmediate(resolve, pending));
  return (await Promise.race([promise, turn])) !== pending;
};

describe('the circuit breaker', () => {
  it('lets questions through until eight in a row stay unanswered', async () => {
    const breaker = new CircuitBreaker();
    for (let n = 0; n < 8; n += 1) {
      expect(await breaker.isClosed(), `after ${n}`).to.equal(true);
      expect(await breaker.run(ended('unreachable'))).to.equal('unreachable');
    }
    expect(await breaker.isClosed()).to.equal(false);
  });

  it('begins to count again with each answer, whatever it is', async () => {
    const breaker = new CircuitBreaker();
    for (const answer of ['settled', 'open'] as const) {
      for (let n = 0; n < 7; n += 1) await breaker.run(ended('unreachable'));
      expect(await breaker.run(ended(answer))).to.equal(answer);
      expect(await breaker.isClosed()).to.equal(true);
    }
  });

  it('counts a question that throws as unanswered', async () => {
    const breaker = new CircuitBreaker();
    for (let n = 0; n < 8; n += 1)
      await breaker
        .run(() => Promise.reject(new Error('broken')))
        .catch(({ message }) => expect(message).to.equal('broken'));
    expect(await breaker.isClosed()).to.equal(false);
  });

  it('lets any number run at once while all are answered', async () => {
    const breaker = new CircuitBreaker();
    const answers = Array.from({ length: 20 }, () => Promise.withResolvers<Outcome>());
    for (const { promise } of answers) void breaker.run(() => promise);
    expect(await breaker.isClosed()).to.equal(true);
  });

  it('waits for those that are under way where they could be the last of the eight', async () => {
    const breaker = new CircuitBreaker();
    await breaker.run(ended('unreachable'));
    const answers = Array.from({ length: 7 }, () => Promise.withResolvers<Outcome>());
    const running = answers.map(({ promise }) => breaker.run(() => promise));
    const isClosed = breaker.isClosed();
    expect(await isSettled(isClosed)).to.equal(false);
    answers[0]?.resolve('unreachable');
    await running[0];
    expect(await isSettled(isClosed), 'two unanswered and six under way').to.equal(false);
    answers[1]?.resolve('open');
    expect(await isClosed).to.equal(true);
  });

  it('asks on while there is room for more unanswered ones', async () => {
    const breaker = new CircuitBreaker();
    await breaker.run(ended('unreachable'));
    const answers = Array.from({ length: 6 }, () => Promise.withResolvers<Outcome>());
    for (const { promise } of answers) void breaker.run(() => promise);
    expect(await isSettled(breaker.isClosed())).to.equal(true);
  });

  it('is open at once for whoever waits when the eighth stays unanswered', async () => {
    const breaker = new CircuitBreaker();
    for (let n = 0; n < 7; n += 1) await breaker.run(ended('unreachable'));
    const last = Promise.withResolvers<Outcome>();
    void breaker.run(() => last.promise);
    const isClosed = breaker.isClosed();
    last.resolve('unreachable');
    expect(await isClosed).to.equal(false);
  });
});
