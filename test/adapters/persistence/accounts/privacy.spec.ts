import { expect } from 'chai';
import { snakeCase } from '../../../../src/adapters/persistence/tables/definition/snake-case.ts';
import { allTables, personalTables } from '../../../../src/adapters/persistence/tables/personal-tables.ts';
import { password } from '../../../support/accounts-api.ts';
import { type AccountsOnPostgres, accountsOnPostgres } from '../../../support/accounts-on-postgres.ts';

const tellsOfPeople = /(^|_)(user|owner|actor|subject|person|email|name|address|ip|agent|phone)(_|$)/;

interface Column {
  readonly table: string;
  readonly column: string;
  readonly to_user: boolean;
}

/** Of the migrations' own. */
const foreign = ['mikro_orm_migrations'];

/** The columns that refer to a person and that neither the export nor the erasure knows. */
function forgotten(columns: readonly Column[]): string[] {
  return columns
    .filter(({ table, column, to_user }) => {
      const personal = personalTables.find(({ name }) => name === table)?.personal;
      const isKnown = [...foreign, ...allTables.map(({ name }) => name)].includes(table);
      if (personal === undefined) return to_user || (!isKnown && tellsOfPeople.test(column));
      const owners = personal.owners.map((field) => snakeCase(field));
      if (to_user) return !owners.includes(column);
      if (personal.erased === 'remove' || !tellsOfPeople.test(column)) return false;
      const named = [...personal.erased, ...(personal.harmless ?? [])].map((field) => snakeCase(field));
      return ![...owners, ...named].includes(column);
    })
    .map(({ table, column }) => `${table}.${column}`);
}

describe('privacy', function () {
  this.timeout(120_000);
  let opened: AccountsOnPostgres;
  before(async () => {
    opened = await accountsOnPostgres();
  });
  after(() => opened.close());

  const catalogue = async (): Promise<Column[]> =>
    (await opened.database.entityManager()).execute(`
      select c.table_name as table, c.column_name as column, exists (
        select from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
        where k.contype = 'f' and k.confrelid = 'public.users'::regclass
          and k.conrelid = format('public.%I', c.table_name)::regclass and a.attname = c.column_name) as to_user
      from information_schema.columns c where c.table_schema = 'public'`);

  it('knows every column of the database that refers to a person', async () => {
    const columns = await catalogue();
    expect(columns.length).to.be.greaterThan(50);
    expect(forgotten(columns)).to.deep.equal([]);
  });

  it('would notice one that it does not know', () => {
    const column = (table: string, name: string, to_user = false) => ({ table, column: name, to_user });
    const added = [
      column('notes', 'owner_id'),
      column('notes', 'ref', true),
      column('users', 'phone'),
      column('tasks', 'author', true),
    ];
    expect(forgotten(added)).to.deep.equal(['notes.owner_id', 'notes.ref', 'users.phone', 'tasks.author']);
  });

  it('is said of every table of the database, and of no other', async () => {
    const tables = new Set((await catalogue()).map(({ table }) => table));
    expect([...tables]).to.have.members([...foreign, ...allTables.map(({ name }) => name)]);
  });

  it('leaves neither name nor e-mail nor words of theirs in a dump after an erase, and nobody else is touched', async () => {
    const { api } = opened;
    const email = 'Unmistakable.Person@Example.com';
    const headers = { 'user-agent': 'Unmistakable Browser' };
    const given = { email, password, name: 'Unmistakable Name' };
    const { tokens, user } = (await api.post('/auth/register', given, { headers })).body.data;
    const token = tokens.accessToken;
    const other = await api.registered();
    await api.linkToken(email, 'welcome');
    const project = await api.post('/projects', { name: 'Unmistakable project' }, { token });
    const kept = { token, headers: { 'idempotency-key': 'k' } };
    await api.post('/tasks', { title: 'Unmistakable task', projectId: project.body.data.id }, kept);
    const gone = await api.post('/tasks', { title: 'Unmistakable deleted task' }, { token });
    await api.delete(`/tasks/${gone.body.data.id}`, undefined, { token });
    await api.logIn(email, 'Wrong-horse-7');
    await api.post('/auth/forgot-password', { email });
    await api.linkToken(email, 'reset-password');

    const exported = await api.get('/users/me/export', { token });
    expect(exported.body.data.user).to.include({ id: user.id, email, name: given.name });
    expect(exported.body.data.tasks).to.have.length(2);
    expect(exported.body.data.projects).to.have.length(1);
    expect(exported.text).to.include('Unmistakable deleted task').and.include('Unmistakable Browser');
    expect(exported.text).not.to.match(/\$2b\$|Hash"|"seed"/);

    expect(await opened.dump()).to.match(/unmistakable/i);
    expect((await api.delete('/users/me', { password }, { token })).status).to.equal(204);
    const dump = await opened.dump();
    expect(dump).not.to.match(/unmistakable/i);
    expect(dump).to.include(user.id);
    expect(dump).to.include(other.email);
  });
});
