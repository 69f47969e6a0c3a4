import { memoryProduct } from '../memory-product.ts';
import { type PostgresProduct, postgresProduct } from '../postgres-product.ts';
import { type FilesApi, filesApi } from './files-api.ts';

type Environment = Readonly<Record<string, string>>;

/** One suite, asked of the product over HTTP: on the stores in memory, and on PostgreSQL with the bytes on disk. */
export function describeOnBothFileProducts(
  title: string,
  environment: Environment,
  suite: (newUser: () => Promise<FilesApi>) => void,
): void {
  describe(`${title}, in memory`, () => {
    const product = memoryProduct({ environment });
    suite(() => filesApi(product));
  });
  describe(`${title}, in PostgreSQL and on disk`, () => {
    let opened: PostgresProduct | undefined;
    before(async () => {
      opened = await postgresProduct(environment);
    });
    after(() => opened?.close());
    suite(() => {
      if (opened === undefined) throw new Error('Ask inside a test.');
      return filesApi(opened.product);
    });
  });
}
