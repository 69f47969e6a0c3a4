import { expect } from 'chai';
import fc from 'fast-check';
import { allSteps, honestSteps, World } from './session-history.ts';

const numRuns = Number(process.env['SESSION_HISTORIES'] ?? 10_000);
const given = { numRuns };

describe(`a session, over ${numRuns} histories`, function () {
  this.timeout(120_000);

  it('never logs out an honest client that loses answers, opens tabs and sleeps for days', () => {
    fc.assert(
      fc.property(honestSteps, (steps) => {
        const { server, held } = new World().run(steps);
        expect(server.presented.filter(({ outcome }) => outcome === 'stolen')).to.deep.equal([]);
        if (held !== null) expect(held).to.be.at.least(server.session.facts.generation - 1);
        else expect(server.presented.at(-1)?.outcome).to.equal('expired');
      }),
      given,
    );
  });

  it('answers each refresh as the contract says, whoever asks and whatever happened before', () => {
    fc.assert(
      fc.property(allSteps, (steps) => {
        const { server } = new World().run(steps);
        for (const { outcome, expected } of server.presented) expect(outcome).to.equal(expected);
      }),
      given,
    );
  });

  it('lets a thief live for at most one acknowledged generation that the client does not have', () => {
    fc.assert(
      fc.property(allSteps, (steps) => {
        const world = new World().run(steps);
        for (let round = 0; round < 2; round += 1) {
          world.clientRefreshes();
          world.settle(0);
          if (world.held !== null) world.server.use(world.held, world.instant);
          world.settle(11_000);
        }
        expect(world.held === null && world.server.session.isLive(world.instant)).to.equal(false);
        if (world.held === null) return;
        expect(Math.max(0, ...world.stolen)).to.be.below(world.held);
        for (const token of world.stolen) expect(world.thiefRefreshes(token).given).to.equal(null);
        expect(world.server.session.isLive(world.instant)).to.equal(world.stolen.length === 0);
      }),
      given,
    );
  });

  it('gives nobody anything after a log-out', () => {
    fc.assert(
      fc.property(allSteps, allSteps, (first, then) => {
        const world = new World().run(first);
        world.logOut();
        const before = world.server.presented.length;
        world.stolen.push(world.server.session.facts.generation);
        world.run([...then, { kind: 'thief refreshes', which: world.stolen.length - 1 }]);
        expect(world.server.presented.slice(before).filter(({ given: got }) => got !== null)).to.deep.equal([]);
        expect(world.server.use(world.server.session.facts.generation, world.instant)).to.equal(false);
      }),
      given,
    );
  });
});
