import fc from 'fast-check';
import { knownHistories } from '../../support/client-sync/known-histories.ts';
import { runStoreHistory, storeHistories } from '../../support/client-sync/store-histories.ts';
import { v1Api } from '../../support/v1-api.ts';

const runs = Number(process.env['STORE_HISTORIES'] ?? 60);

describe('devices with a store each', function () {
  this.timeout(300_000);

  for (const [told, steps] of Object.entries(knownHistories))
    it(told, async () => runStoreHistory(await v1Api(), steps));

  it('lose nothing, do nothing twice and show the same in the end, whatever is lost, late, comes twice or is killed on the way', () =>
    fc.assert(
      fc.asyncProperty(storeHistories, async (steps) => runStoreHistory(await v1Api(), steps)),
      { numRuns: runs },
    ));
});
