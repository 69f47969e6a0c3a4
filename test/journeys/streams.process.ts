import { expect } from 'chai';
import { Playground } from '../support/embedded-postgres.ts';
import { mainstay, printedRequest, serving } from '../support/mainstay.ts';
import { freshDatabase } from '../support/postgres.ts';
import { EventReader } from '../support/sync/event-reader.ts';

it('streams of every process hear what any of them writes, and SIGTERM ends them all', async function () {
  this.timeout(120_000);
  const ground = await Playground.open();
  const database = await freshDatabase();
  const server = mainstay(ground.folder, ['serve', '--workers', '2'], { DATABASE_URL: database.url });
  const { url } = await serving(server);
  const authorization = (await printedRequest(server)).headers.get('authorization') ?? '';
  try {
    await using all = new AsyncDisposableStack();
    const streams: EventReader[] = [];
    for (let n = 0; n < 6; n += 1)
      streams.push(all.use(await EventReader.open(`${url}/api/v1/changes`, { authorization })));
    for (const stream of streams) expect((await stream.next())?.event).to.equal('ready');
    const headers = { authorization, 'content-type': 'application/json' };
    const body = JSON.stringify({ title: 'Sow' });
    expect((await fetch(`${url}/api/v1/tasks`, { method: 'POST', headers, body })).status).to.equal(201);
    for (const stream of streams) expect((await stream.next())?.told).to.deep.equal({ kinds: ['tasks'] });
    server.signal('SIGTERM');
    for (const stream of streams) {
      const last = await stream.next();
      expect(last).to.deep.include({ event: 'ended', told: { reason: 'shutting_down' } });
      expect(Number(last?.retry)).to.be.within(1_000, 10_000);
      expect(await stream.next()).to.equal(undefined);
    }
    expect(await server.ended).to.deep.equal({ code: 0, signal: null });
  } finally {
    await server.kill();
    await ground.close();
    await database.drop();
  }
});
