import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { ContainerModule } from 'inversify';
import { Database } from '../../../src/adapters/persistence/mikro-orm/database.ts';
import { commandGroups } from '../../../src/infrastructure/programs/command-groups.ts';
import type { Token } from '../../../src/infrastructure/wiring/binding.ts';
import { createContainer } from '../../../src/infrastructure/wiring/create-container.ts';
import { memoryStoreModule } from '../../../src/infrastructure/wiring/stores/memory-store.ts';
import { mikroStoreModule } from '../../../src/infrastructure/wiring/stores/mikro-store.ts';
import * as tokens from '../../../src/infrastructure/wiring/tokens/tokens.ts';
import { memoryProduct, memorySurroundings } from '../../support/memory-product.ts';

const folder = join(import.meta.dirname, '../../../src/infrastructure/wiring/tokens');
/** The connections to PostgreSQL are its store's alone. */
const files = readdirSync(folder).filter((file) => file !== 'storage-tokens.ts');
const groups = (await Promise.all(files.map((file) => import(join(folder, file))))).flatMap(
  (file) => Object.values(file) as object[],
);
const all = groups.flatMap((group) => Object.values(group) as Token<unknown>[]);

/** Nothing is connected before the first query. */
const nowhere = { host: '/nowhere', port: 1, user: 'nobody', database: 'none' };
const noChanges = { knownUntil: () => 0, subscribe: () => {} };

describe('the container', () => {
  it('resolves everything that the server and the command line ask for, on the store of each', async () => {
    const database = Database.open({ connection: nowhere });
    const stores = { memory: memoryStoreModule, PostgreSQL: mikroStoreModule(database, noChanges, nowhere) };
    for (const [name, store] of Object.entries(stores)) {
      const { container } = memoryProduct({ store });
      for (const part of all) expect(container.getAll(part), `${String(part)} in ${name}`).not.to.deep.equal([]);
      container.get(tokens.http.limits).close();
    }
    await database.close();
  });

  it('of a command has what the command asks for', async () => {
    let asked = 0;
    for (const { load } of Object.values(commandGroups)) {
      const holds = (parts: readonly Token<unknown>[], more?: ContainerModule) => {
        const container = createContainer(memorySurroundings());
        if (more !== undefined) container.load(more);
        for (const part of parts) expect(container.get(part), String(part)).to.be.an('object');
        asked += parts.length;
      };
      const checks: Promise<void>[] = [];
      await load({
        of: (part) => {
          holds([part]);
          return () => Promise.reject(new Error('nothing runs here'));
        },
        all: (parts, more) => {
          checks.push((async () => holds(Object.values(parts), await more?.()))());
          return () => Promise.reject(new Error('nothing runs here'));
        },
      });
      await Promise.all(checks);
    }
    expect(asked).to.be.above(10);
  });

  it('has a token for each thing', () => {
    expect(all.length).to.be.above(50);
    for (const part of all) expect(part).to.be.a('symbol');
  });
});
