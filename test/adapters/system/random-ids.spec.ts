import { expect } from 'chai';
import { randomIds } from '../../../src/adapters/system/random-ids.ts';

describe('ids', () => {
  const made = Array.from({ length: 20_000 }, () => randomIds.uuid());

  it('are UUIDs of version 7', () => {
    for (const id of made) expect(id).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('sort in the order in which they were made, also within a millisecond, and never come twice', () => {
    expect([...made].sort()).to.deep.equal(made);
    expect(new Set(made).size).to.equal(made.length);
  });
});
