import { expect } from 'chai';
import { migrations } from '../../src/adapters/persistence/mikro-orm/migrations/list.ts';
import { hazardsOf, recorded, tablesMadeBy } from '../support/migration-hazards.ts';

/** Up to here a database is new: there was no release before it. */
const first = '20261126000001-files';

describe('migrations of tables in use', () => {
  it('rewrite none, lock none for long, and leave what the release before them uses', async () => {
    const large = new Set<string>();
    const found: string[] = [];
    for (const { name, class: Made } of migrations) {
      const { statements, isTransactional } = await recorded(Made);
      if (name > first) {
        found.push(...statements.flatMap((sql) => hazardsOf(sql, large)).map((hazard) => `${name}: ${hazard}`));
        if (isTransactional && statements.some((sql) => /\bconcurrently\b/i.test(sql)))
          found.push(`${name}: does concurrently what a transaction cannot hold`);
      }
      for (const table of tablesMadeBy(statements)) large.add(table);
    }
    expect([...large]).to.include.members(['tasks', 'payments', 'webhook_deliveries', 'done_commands']);
    expect(found).to.deep.equal([]);
  });

  const large = new Set(['tasks']);
  for (const sql of [
    'create index tasks_by_title on tasks (title)',
    'create unique index if not exists tasks_by_title on tasks (title)',
    'do $$ begin create index t on tasks using gin (title); end $$',
    'alter table tasks alter column title type text',
    'alter table tasks alter title set data type text',
    'alter table tasks alter column due_at set not null',
    'alter table tasks add constraint titled check (title <> $$$$)',
    'alter table tasks add foreign key (owner_id) references users (id)',
    'alter table tasks add constraint once unique (owner_id, title)',
    'alter table tasks add column label uuid default gen_random_uuid()',
    'alter table tasks add column number bigserial',
    'alter table tasks add column place int not null',
    'alter table tasks add column label uuid references labels (id)',
    'alter table tasks add column folded text generated always as (upper(title)) stored',
    'alter table tasks set unlogged',
    'alter table tasks drop column title',
    'alter table tasks rename column title to name',
    'drop table tasks',
    'truncate tasks',
    'lock table tasks in exclusive mode',
    "update tasks set search_text = ''",
    'delete from tasks where deleted_at is not null',
    "with filled as (update tasks set search_text = '' returning id) select count(*) from filled",
  ])
    it(`may not: ${sql}`, () => expect(hazardsOf(sql, large)).to.have.lengthOf(1));

  for (const sql of [
    'create index concurrently tasks_by_title on tasks (title)',
    'create index labels_by_name on labels (name)',
    'alter table tasks add column due_at timestamptz(3)',
    "alter table tasks add column state varchar(10) not null default 'open'",
    'alter table tasks add column if not exists changed_in xid8 not null default pg_current_xact_id()',
    'alter table tasks add constraint titled check (title is not null) not valid',
    'alter table tasks validate constraint titled',
    'alter table tasks add constraint once unique using index tasks_once',
    'update tasks set title = title where id in (select id from tasks where search_text is null limit 5000 for update)',
  ])
    it(`may: ${sql}`, () => expect(hazardsOf(sql, large)).to.deep.equal([]));
});
