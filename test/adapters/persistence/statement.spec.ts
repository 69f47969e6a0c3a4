import { expect } from 'chai';
import { type Extent, Statement } from '../../../src/adapters/persistence/mikro-orm/statement.ts';

describe('a statement', () => {
  const statement = new Statement((queries, given: { readonly name: string; readonly limit: number }) =>
    queries
      .selectFrom('users')
      .select('id')
      .where('name', '=', given.name)
      .where('role', '=', 'admin')
      .where('email', '!=', given.name)
      .limit(given.limit),
  );

  it('is built once and filled in at each call', () => {
    const sql = `select "id" from "users" where "name" = $1 and "role" = $2 and "email" != $3 limit $4`;
    expect(statement.with({ name: 'ada', limit: 5 })).to.include({ sql });
    expect(statement.with({ name: 'ada', limit: 5 }).parameters).to.deep.equal(['ada', 'admin', 'ada', 5]);
    expect(statement.with({ name: 'bob', limit: 7 }).parameters).to.deep.equal(['bob', 'admin', 'bob', 7]);
  });

  it('is what it was declared as if it only reads, and otherwise a write', () => {
    type Given = { readonly id: string };
    const reading = (extent?: Extent) =>
      new Statement(
        (queries, given: Given) => queries.selectFrom('users').where('id', '=', given.id).select('id'),
        extent,
      );
    const writing = new Statement((queries, given: Given) =>
      queries.deleteFrom('users').where('id', '=', given.id).returning('id'),
    );
    const kinds = [reading(), reading('long'), reading('reserved'), writing].map(({ kind }) => kind);
    expect(kinds).to.deep.equal(['short', 'long', 'reserved', 'write']);
  });
});
