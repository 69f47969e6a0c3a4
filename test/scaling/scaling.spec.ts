import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { resourceTables } from '../../src/adapters/persistence/tables/stamped-tables.ts';
import { migratedDatabase } from '../support/both-stores.ts';
import { askedStatements } from './asked-statements.ts';
import { type Catalogue, catalogueOf } from './catalogue.ts';
import { crossing } from './crossing-owners.ts';

/** A resource that was added brings what those bring that the page lists. */
const added = resourceTables.map(({ name }) => name).filter((name) => !['files', 'projects', 'tasks'].includes(name));
const ofThePage = (entries: Iterable<string>): readonly string[] =>
  [...entries].filter((entry) => !added.some((name) => entry.split(' ').includes(name))).sort();

/** What the page lists between two marks: code in the first cell of each row. */
async function listed(section: string): Promise<readonly string[]> {
  const page = await readFile('docs/scaling.md', 'utf8');
  const [, table = ''] = new RegExp(`<!-- ${section} -->\n([\\s\\S]*?)<!-- end of ${section} -->`).exec(page) ?? [];
  const cells = table.split('\n').map((row) => row.split('|')[1] ?? '');
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)).sort();
}

describe('docs/scaling.md', function () {
  this.timeout(60_000);
  let catalogue: Catalogue;
  let statements: readonly string[];
  before(async () => {
    const { fresh, close } = await migratedDatabase();
    catalogue = await catalogueOf(fresh);
    statements = await askedStatements(fresh);
    await close();
  });

  it('lists every table without an owner', async () => {
    const without = [...catalogue.owners].flatMap(([table, owner]) => (owner === undefined ? [table] : []));
    expect(await listed('tables')).to.deep.equal(ofThePage(without));
  });

  it('lists every key and every reference in which the owner is no part', async () => {
    expect(await listed('unique')).to.deep.equal(ofThePage(catalogue.unique));
    expect(await listed('references')).to.deep.equal(ofThePage(catalogue.references));
  });

  it('lists every sequence, trigger, notification and number of a transaction', async () => {
    const { sequences, triggers, notifying, transactions } = catalogue;
    expect(await listed('others')).to.deep.equal(ofThePage([...sequences, ...triggers, ...notifying, ...transactions]));
  });

  it('lists every statement that crosses owners', async () => {
    expect(statements).to.have.lengthOf.above(120);
    const found = new Set(statements.flatMap((sql) => crossing(sql, catalogue.owners) ?? []));
    expect(await listed('statements')).to.deep.equal(ofThePage(found));
  });

  it('knows one that does from one that does not', () => {
    const { owners } = catalogue;
    expect(crossing('select "id" from "tasks" where "owner_id" = $1 and "id" = $2', owners)).to.equal(undefined);
    expect(crossing('insert into "tasks" ("owner_id", "title") values ($1, $2)', owners)).to.equal(undefined);
    expect(crossing('select "id" from "tasks" where "id" = $1', owners)).to.equal('select tasks by id');
    expect(crossing('update tasks set title = $1 where title like $2', owners)).to.equal('update tasks by title');
    expect(
      crossing(
        'select id, (select count(*) from files f where f.task_id = tasks.id) from tasks where done is true',
        owners,
      ),
    ).to.equal('select tasks by done, task_id');
  });
});
