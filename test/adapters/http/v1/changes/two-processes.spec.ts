import { expect } from 'chai';
import { MikroDoneCommands } from '../../../../../src/adapters/persistence/mikro-orm/sync/mikro-done-commands.ts';
import { http } from '../../../../../src/infrastructure/wiring/tokens/tokens.ts';
import { HttpListener } from '../../../../support/http-listener.ts';
import { freshDatabase, type TestDatabase } from '../../../../support/postgres.ts';
import { type PostgresProduct, postgresProduct } from '../../../../support/postgres-product.ts';
import { EventReader } from '../../../../support/sync/event-reader.ts';
import { v1Api } from '../../../../support/v1-api.ts';

describe('two processes on one database', () => {
  let fresh: TestDatabase;
  let processes: readonly [PostgresProduct, PostgresProduct];
  before(async () => {
    fresh = await freshDatabase();
    processes = [await postgresProduct({}, fresh), await postgresProduct({}, fresh)];
  });
  after(async () => {
    for (const { close } of processes) await close();
    await fresh.drop();
  });

  const both = async (userId: string) =>
    [await v1Api(processes[0].product, userId), await v1Api(processes[1].product, userId)] as const;

  it('tell each other’s streams what was written', async () => {
    const [here, there] = await both('ada');
    const server = await HttpListener.open(there.container.get(http.listener));
    {
      await using stream = await EventReader.open(`${server.url}/api/v1/changes`, {
        authorization: `Bearer ${there.token}`,
      });
      expect((await stream.next())?.event).to.equal('ready');
      await here.created('/tasks', { title: 'from elsewhere' });
      expect(await stream.next()).to.deep.include({ event: 'changed', told: { kinds: ['tasks'] } });
    }
    await server.close();
  });

  it('carry a command out once, and give tokens that work in both', async () => {
    const [here, there] = await both('bob');
    const commands = [{ uuid: crypto.randomUUID(), type: 'task.create', tempId: 'tmp_1', args: { title: 't' } }];
    const first = await here.post('/sync', { token: null, commands });
    const again = await there.post('/sync', { token: first.body.data.token, commands });
    expect(again.body.data.results).to.deep.equal(first.body.data.results);
    expect(again.body.data.reset).to.equal(false);
    expect(again.body.data.changes).to.deep.include({ projects: [], tasks: [], files: [] });
    const renamed = [{ uuid: crypto.randomUUID(), type: 'task.change', id: 'tmp_1', args: { title: 'u' } }];
    const changed = await there.post('/sync', { token: again.body.data.token, commands: renamed });
    expect(changed.body.data.changes.tasks[0].title).to.equal('u');
    const told = await here.post('/sync', { token: first.body.data.token });
    expect(told.body.data.changes.tasks).to.deep.equal(changed.body.data.changes.tasks);
  });

  it('do not work at one command at the same time', async () => {
    const [one, other] = processes.map(({ database }) => new MikroDoneCommands(database));
    const uuid = crypto.randomUUID();
    const heldThere = () => processes[1].database.transaction(async () => await other?.hold('ada', uuid));
    await processes[0].database.transaction(async () => {
      expect(await one?.hold('ada', uuid)).to.equal(true);
      expect(await heldThere()).to.equal(false);
    });
    expect(await heldThere()).to.equal(true);
  });
});
