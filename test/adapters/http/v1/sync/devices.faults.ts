import fc from 'fast-check';
import { memoryProduct } from '../../../../support/memory-product.ts';
import { postgresProduct } from '../../../../support/postgres-product.ts';
import { histories, runHistory } from '../../../../support/sync/device-histories.ts';
import { v1Api } from '../../../../support/v1-api.ts';

describe('many histories of three devices', function () {
  this.timeout(3_600_000);
  let users = 0;

  it('end in agreement, in memory', async () => {
    let product = memoryProduct();
    const property = fc.asyncProperty(histories, async (steps) => {
      users += 1;
      if (users % 50 === 0) product = memoryProduct();
      await runHistory(await v1Api(product, `user-${users}`), steps);
    });
    await fc.assert(property, { numRuns: 2000 });
  });

  it('end in agreement, in PostgreSQL', async () => {
    const opened = await postgresProduct();
    const property = fc.asyncProperty(histories, async (steps) => runHistory(await opened.newUser(), steps));
    await fc.assert(property, { numRuns: 300 });
    await opened.close();
  });
});
