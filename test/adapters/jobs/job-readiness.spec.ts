import { expect } from 'chai';
import { jobs } from '../../../src/infrastructure/wiring/tokens/job-tokens.ts';
import { http } from '../../../src/infrastructure/wiring/tokens/tokens.ts';
import { type PostgresProduct, postgresProduct } from '../../support/postgres-product.ts';

describe('the readiness of jobs', function () {
  this.timeout(30_000);
  let opened: PostgresProduct;
  before(async () => {
    opened = await postgresProduct();
  });
  after(() => opened.close());

  it('comes with the tables of the queue, also in a process that runs no jobs', async () => {
    const { container } = opened.product;
    const checks = container.get(http.checks);
    const failure = await checks.jobs().catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(Error);
    await container.get(jobs.runner).install();
    await checks.jobs();
    await container.get(jobs.runner).stop(1_000);
  });
});
