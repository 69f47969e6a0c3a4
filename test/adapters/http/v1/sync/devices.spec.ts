import fc from 'fast-check';
import { memoryProduct } from '../../../../support/memory-product.ts';
import { histories, runHistory } from '../../../../support/sync/device-histories.ts';
import { v1Api } from '../../../../support/v1-api.ts';

describe('three devices that lose requests and answers, and send some twice', () => {
  it('agree with the server in the end, and nothing was done twice', async () => {
    const product = memoryProduct();
    let users = 0;
    const property = fc.asyncProperty(histories, async (steps) => {
      users += 1;
      await runHistory(await v1Api(product, `user-${users}`), steps);
    });
    await fc.assert(property, { numRuns: 60 });
  });
});
