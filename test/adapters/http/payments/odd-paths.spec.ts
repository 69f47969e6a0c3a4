import { expect } from 'chai';
import { http } from '../../../../src/infrastructure/wiring/tokens/tokens.ts';
import { Client } from '../../../support/client.ts';
import { type PostgresProduct, postgresProduct } from '../../../support/postgres-product.ts';
import type { V1Api } from '../../../support/v1-api.ts';

const odd = ['%00', 'a%00b', '%E0%A4%A', '%ff', '%ED%A0%80', 'x'.repeat(300)];

/** A NUL cannot be stored by PostgreSQL, and half a percent sign is no text: neither is a defect of ours. */
describe('a parameter in a path that nothing can have', function () {
  this.timeout(60_000);
  let opened: PostgresProduct;
  let user: V1Api;
  let client: Client;
  before(async () => {
    opened = await postgresProduct();
    user = await opened.newUser();
    client = new Client(opened.product.listener);
  });
  after(() => opened.close());

  const places = () => {
    const { paths } = opened.product.container.get(http.document)();
    const documented = Object.entries(paths as Record<string, object>).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => [method.toUpperCase(), path] as const),
    );
    const sandbox = ['GET', 'POST'].map(
      (method) => [method, '/sandbox/3d-secure/{intent}?secret=%00&outcome=approve'] as const,
    );
    return [...documented, ...sandbox]
      .map(([method, path]) => [method, path.replace('{user_id}', user.userId)] as const)
      .filter(([, path]) => path.includes('{'));
  };

  it('is refused as any other that is unknown, on every route', async () => {
    expect(places().map(([method]) => method)).to.include.members(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
    for (const [method, pattern] of places())
      for (const value of odd) {
        const path = pattern.replace(/\{\w+\}/g, value);
        const { status } = await client.ask(method as 'GET', path, { token: user.token });
        expect(status, `${method} ${path}`).to.be.within(400, 499);
      }
  });
});
