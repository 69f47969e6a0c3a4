import { expect } from 'chai';
import {
  impersonalTables,
  personalTables,
} from '../../../../src/adapters/persistence/mikro-orm/accounts/personal-map.ts';
import { password } from '../../../support/accounts-api.ts';
import { type AccountsOnPostgres, accountsOnPostgres } from '../../../support/accounts-on-postgres.ts';

const tellsOfPeople = /(^|_)(user|owner|actor|subject|person|email|name|address|ip|agent|phone)(_|$)/;

interface Column {
  readonly table: string;
  readonly column: string;
  readonly to_user: boolean;
}

/** The columns that refer to a person and that neither the export nor the erasure knows. */
function forgotten(columns: readonly Column[]): string[] {
  return columns
    .filter(({ table, column, to_user }) => {
      const known = personalTables.find((each) => each.table === table);
      if (known === undefined) return impersonalTables[table] === undefined && (to_user || tellsOfPeople.test(column));
      if (to_user) return !known.owners.includes(column);
      if (known.erased === 'remove' || !tellsOfPeople.test(column)) return false;
      return ![...known.owners, ...known.erased, ...(known.harmless ?? [])].includes(column);
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

  const catalogue = (): Promise<Column[]> =>
    opened.database.entityManager().execute(`
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

  it('names no table that is not there', async () => {
    const tables = new Set((await catalogue()).map(({ table }) => table));
    const named = [...personalTables.map(({ table }) => table), ...Object.keys(impersonalTables)];
    expect(named.filter((table) => !tables.has(table))).to.deep.equal([]);
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
