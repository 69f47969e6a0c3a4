import { expect } from 'chai';
import { http } from '../../../../src/infrastructure/wiring/tokens/tokens.ts';
import { HttpListener } from '../../../support/http-listener.ts';
import { freshDatabase, type Preparation, type TestDatabase } from '../../../support/postgres.ts';
import { type PostgresProduct, postgresProduct } from '../../../support/postgres-product.ts';
import { EventReader } from '../../../support/sync/event-reader.ts';
import { synced, walk } from '../../../support/sync/synced.ts';
import { v1Api } from '../../../support/v1-api.ts';

const titles = ({ changes }: { changes: { tasks: { title: string }[] } }) => changes.tasks.map(({ title }) => title);

describe('a copy of a database, as a restored backup is one', () => {
  let given = '';
  let copy: TestDatabase;
  let opened: PostgresProduct;

  const original: Preparation = async (database) => {
    const { product, close } = await postgresProduct({}, { ...database, drop: async () => {} });
    const api = await v1Api(product, 'ada');
    for (const title of ['one', 'two', 'three']) await api.created('/tasks', { title });
    given = (await synced(api)).token;
    await close();
  };

  before(async () => {
    copy = await freshDatabase(original);
    opened = await postgresProduct({}, copy);
  });
  after(async () => {
    await opened.close();
    await copy.drop();
  });

  it('is another one to whoever has a token of the original: everything comes from the start', async () => {
    const api = await v1Api(opened.product, 'ada');
    await api.delete('/tasks/2');
    const anew = await walk(api, given, 1);
    expect(anew.resets).to.deep.equal([true, false]);
    expect(titles(anew)).to.deep.equal(['one', 'three']);
    await api.created('/tasks', { title: 'four' });
    const next = await walk(api, anew.token);
    expect([next.resets, titles(next)]).to.deep.equal([[false], ['four']]);
  });

  it('tells a stream that goes on from the original of everything', async () => {
    const api = await v1Api(opened.product, 'ada');
    const server = await HttpListener.open(api.container.get(http.listener));
    {
      const headers = { authorization: `Bearer ${api.token}`, 'last-event-id': given };
      await using stream = await EventReader.open(`${server.url}/api/v1/changes`, headers);
      expect((await stream.next())?.event).to.equal('ready');
      expect((await stream.next())?.told.kinds).to.include.members(['files', 'projects', 'tasks']);
    }
    await server.close();
  });

  it('is read on the primary alone, also for its streams', async () => {
    const api = await v1Api(opened.product, 'eve');
    await api.created('/tasks', { title: 'one' });
    opened.database.kyselyForReads = () => {
      throw new Error('a replica was asked');
    };
    expect(titles(await synced(api))).to.deep.equal(['one']);
    const server = await HttpListener.open(api.container.get(http.listener));
    {
      const headers = { authorization: `Bearer ${api.token}`, 'last-event-id': given };
      await using stream = await EventReader.open(`${server.url}/api/v1/changes`, headers);
      expect((await stream.next())?.event).to.equal('ready');
    }
    await server.close();
  });
});
