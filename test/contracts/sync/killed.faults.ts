import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { Playground } from '../../support/embedded-postgres.ts';
import { mainstay, printedRequest, serving } from '../../support/mainstay.ts';
import { type Ask, Device } from '../../support/sync/device.ts';

const rounds = 5;
const writers = 50;

describe('a server that is killed while fifty devices of a user write', function () {
  this.timeout(300_000);
  let ground: Playground;
  beforeEach(async () => {
    ground = await Playground.open();
  });
  afterEach(() => ground.close());

  /** Writes and syncs as fast as it can, until the server is gone. */
  async function busy(device: Device, ask: Ask): Promise<void> {
    for (let turn = 0; ; turn += 1) {
      const uuid = crypto.randomUUID();
      const id = [...device.things.values()].find(({ deleted }) => !deleted)?.id;
      if (turn % 3 !== 2) device.outbox.push({ uuid, type: 'task.create', args: { title: uuid } });
      else
        device.outbox.push({
          uuid,
          type: turn % 2 === 0 ? 'task.delete' : 'task.change',
          id,
          args: { completed: true },
        });
      await device.sync(ask, 'arrives', 50);
    }
  }

  it('has done what it said, once, and everybody knows the same in the end', async () => {
    const devices = Array.from({ length: writers }, () => new Device());
    for (let round = 0; round <= rounds; round += 1) {
      const server = mainstay(ground.folder, ['serve'], { RATE_LIMIT_PER_MINUTE: '1000000' });
      const { url } = await serving(server);
      const authorization = (await printedRequest(server)).headers.get('authorization') ?? '';
      const ask: Ask = async (body) => {
        const headers = { authorization, 'content-type': 'application/json' };
        const response = await fetch(`${url}/api/v1/sync`, { method: 'POST', headers, body: JSON.stringify(body) });
        const text = await response.text();
        return { status: response.status, headers: {}, text, body: JSON.parse(text) };
      };
      if (round < rounds) {
        const work = Promise.allSettled(devices.map((device) => busy(device, ask)));
        await pause(1_500 + 371 * round);
        server.signalGroup('SIGKILL');
        await work;
        await server.ended;
        continue;
      }
      for (let time = 0; time < 2; time += 1)
        for (const device of devices) for (let more = true; more; more = !device.isUpToDate) await device.sync(ask);
      const all = new Device();
      for (let more = true; more; more = !all.isUpToDate) await all.sync(ask);
      for (const device of devices) expect(device.shown).to.deep.equal(all.shown);
      const known = devices[0]?.things ?? new Map();
      const results = devices.flatMap((device) => [...device.results.values()]);
      const done = results.filter(({ status }) => status === 'done');
      expect(done.length).to.be.greaterThan(100);
      for (const { id } of done) expect(known.has(`tasks ${id}`), `${id}`).to.equal(true);
      const titles = all.shown.map(({ title }) => title);
      expect(new Set(titles).size).to.equal(titles.length);
      server.signalGroup('SIGTERM');
      await server.ended;
    }
  });
});
