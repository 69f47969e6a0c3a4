import { expect } from 'chai';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import { millisecondsOf } from '../../../src/domain/kernel/instant.ts';

it('the clock of the system tells each millisecond', () => {
  const until = Date.now() + 20;
  while (Date.now() < until) {
    const before = Date.now();
    const told = millisecondsOf(systemClock.now());
    expect(told).to.be.within(before, Date.now());
  }
});
