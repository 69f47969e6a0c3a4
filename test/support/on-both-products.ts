import { type PostgresProduct, postgresProduct } from './postgres-product.ts';
import { type V1Api, v1Api } from './v1-api.ts';

/** One suite, asked of the product over HTTP, on the store in memory and on PostgreSQL. */
export function describeOnBothProducts(title: string, suite: (newUser: () => Promise<V1Api>) => void): void {
  describe(`${title}, in memory`, () => suite(() => v1Api()));
  describe(`${title}, in PostgreSQL`, () => {
    let opened: PostgresProduct | undefined;
    before(async () => {
      opened = await postgresProduct();
    });
    after(() => opened?.close());
    suite(() => {
      if (opened === undefined) throw new Error('Ask inside a test.');
      return opened.newUser();
    });
  });
}
