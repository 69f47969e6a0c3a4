import fc from 'fast-check';
import { runStoreHistory, storeHistories } from '../../support/client-sync/store-histories.ts';
import { v1Api } from '../../support/v1-api.ts';

const runs = Number(process.env['STORE_HISTORIES'] ?? 60);

describe('devices with a store each', function () {
  this.timeout(300_000);

  it('show the same in the end, whatever is lost, comes twice or is restarted on the way', () =>
    fc.assert(
      fc.asyncProperty(storeHistories, async (steps) => runStoreHistory(await v1Api(), steps)),
      { numRuns: runs },
    ));
});
