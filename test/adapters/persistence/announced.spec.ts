import { expect } from 'chai';
import { eventSources } from '../../../src/adapters/http/v1/event-sources.ts';
import { announcedTables } from '../../../src/adapters/persistence/tables/announced-tables.ts';
import { tables } from '../../../src/adapters/persistence/tables/tables.ts';
import { migratedDatabase } from '../../support/both-stores.ts';

const isResource = (table: { readonly fields: readonly string[] }) =>
  ['ownerId', 'version', 'createdAt', 'deletedAt'].every((field) => table.fields.includes(field));

describe('tables whose rows other systems are told of', () => {
  it('are those of every resource, and of users', () => {
    const all: readonly { readonly name: string; readonly fields: readonly string[] }[] = tables;
    const resources = all.filter(isResource).map(({ name }) => name);
    expect(announcedTables.map(({ name }) => name)).to.have.members([...resources, 'users']);
  });

  it('are told of by triggers that know the same kind and milestone', async () => {
    const { database, close } = await migratedDatabase();
    const triggers = await database.entityManager().then((manager) =>
      manager.execute<{ table: string; name: string; given: string }[]>(
        `select tgrelid::regclass::text as table, tgname as name, encode(tgargs, 'escape') as given
         from pg_trigger where tgname like 'announce_%ed' and tgname <> 'announce_truncation' order by 1, 2`,
      ),
    );
    await close();
    const expected = tables.flatMap((table) => {
      if (table.announced === undefined) return [];
      const milestone = 'milestone' in table ? table.milestone : undefined;
      const words =
        table.name === 'users' ? [] : [table.announced.kind, ...(milestone === undefined ? [] : [milestone])];
      const given = words.map((word) => `${word}\\000`).join('');
      return ['announce_changed', 'announce_created'].map((name) => ({ table: table.name, name, given }));
    });
    expect(triggers).to.have.deep.members(expected);
  });

  it('have something that v1 shows of them', () => {
    const kinds = eventSources.map(({ kind }) => kind);
    expect(kinds).to.include.members(announcedTables.map(({ announced }) => announced.kind));
    for (const { announced } of announcedTables.filter(isResource)) {
      const { kind } = announced;
      const types = eventSources.find((source) => source.kind === kind)?.types;
      expect(types).to.include.members(['created', 'changed', 'deleted', 'restored'].map((name) => `${kind}.${name}`));
    }
  });
});
