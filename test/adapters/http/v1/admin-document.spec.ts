import { expect } from 'chai';
import { http } from '../../../../src/infrastructure/wiring/tokens/tokens.ts';
import { memoryProduct } from '../../../support/memory-product.ts';

describe('the document of the admin routes', () => {
  const { paths } = memoryProduct().container.get(http.document)();
  const operations = Object.values(paths)
    .flatMap((verbs) => Object.values(verbs))
    .filter(({ tags }) => tags.includes('Admin'));

  it('says of each that it is refused to whoever is no admin, so that nobody who tries it wonders', () => {
    expect(operations.length).to.be.greaterThan(5);
    for (const { operationId, description } of operations)
      expect(description, operationId).to.match(/For admins alone: .* it is 403\.$/);
  });
});
