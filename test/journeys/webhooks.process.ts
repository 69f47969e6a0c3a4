import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { cliProcess } from '../support/cli-process.ts';
import { Playground } from '../support/embedded-postgres.ts';
import { eventually } from '../support/eventually.ts';
import { HttpListener } from '../support/http-listener.ts';
import { mainstay, printedRequest, serving } from '../support/mainstay.ts';
import { filesOf } from '../support/quick-start.ts';
import { answering, taken, WebhookReceiver } from '../support/webhooks/webhook-receiver.ts';

const modules = join(import.meta.dirname, '../../node_modules');

describe('webhooks of a running server', function () {
  this.timeout(300_000);
  let ground: Playground;
  let receiver: WebhookReceiver;
  beforeEach(async () => {
    ground = await Playground.open();
    receiver = await WebhookReceiver.open();
  });
  afterEach(async () => {
    await receiver.close();
    await ground.close();
  });

  const add = async (url: string, events: string) => {
    const { folder } = ground;
    const said = await cliProcess({ folder, environment: {} }, ['webhooks', 'add', url, '--events', events, '--json']);
    return JSON.parse(said.output) as { id: string; secret: string };
  };
  const server = async () => {
    const program = mainstay(ground.folder, ['serve'], { RATE_LIMIT_PER_MINUTE: '1000000' });
    const { url } = await serving(program);
    const authorization = (await printedRequest(program)).headers.get('authorization') ?? '';
    const create = async (title: string) => {
      const headers = { authorization, 'content-type': 'application/json' };
      const answer = await fetch(`${url}/api/v1/tasks`, { method: 'POST', headers, body: JSON.stringify({ title }) });
      return answer.status === 201 ? title : undefined;
    };
    return { program, create };
  };

  it('tell of every acknowledged task, whenever the server is killed', async () => {
    const acknowledged: string[] = [];
    const busy = async (create: (title: string) => Promise<string | undefined>, name: string) => {
      for (let turn = 0; ; turn += 1) {
        const title = await create(`${name} ${turn}`);
        if (title !== undefined) acknowledged.push(title);
      }
    };
    for (let round = 0; round < 3; round += 1) {
      const { program, create } = await server();
      if (round === 0) await add(receiver.url, 'task.created');
      // Some are taken and some are not, before the kill.
      receiver.answer = (response, received) => (Math.random() < 0.5 ? taken : answering(500))(response, received);
      const work = Promise.allSettled([1, 2, 3].map((who) => busy(create, `${round}-${who}`)));
      await pause(700 + 150 * round);
      program.signalGroup('SIGKILL');
      await work;
      await program.ended;
    }
    receiver.answer = taken;
    const { program } = await server();
    const told = () => new Set(receiver.received.map(({ body }) => body.data.title));
    // Leases of the killed process end after a minute.
    await eventually(() => {
      const known = told();
      expect(acknowledged.filter((title) => !known.has(title))).to.deep.equal([]);
    }, 120_000);
    expect(acknowledged.length).to.be.above(10);
    program.signalGroup('SIGTERM');
    await program.ended;
  });

  it('are taken by the receiver of docs/webhooks.md, once each, and nothing else is', async () => {
    const folder = join(ground.folder, 'receiver');
    await mkdir(folder);
    await symlink(modules, join(folder, 'node_modules'));
    const code = filesOf('docs/webhooks.md').get('receiver.mjs') ?? '';
    expect(code.split('\n').length).to.be.at.most(24);
    await writeFile(join(folder, 'receiver.mjs'), code);
    const { program, create } = await server();
    const free = await HttpListener.open(() => {});
    const port = new URL(free.url).port;
    await free.close();
    const { id, secret } = await add(`http://127.0.0.1:${port}/`, 'task.created');
    const environment = { ...process.env, WEBHOOK_SECRET: secret, PORT: port };
    const child = spawn(process.execPath, ['receiver.mjs'], { cwd: folder, env: environment });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    const url = `http://127.0.0.1:${port}/`;
    await eventually(async () => expect((await fetch(url, { method: 'POST', body: '{}' })).status).to.equal(400));
    await create('Sow');
    await eventually(() => expect(printed).to.match(/^\["task.created",\{.*"title":"Sow".*\}\]\n$/));
    const words = { folder: ground.folder, environment: {} };
    const sent = await cliProcess(words, ['webhooks', 'deliveries', '--webhook', id, '--json']);
    const [delivery] = JSON.parse(sent.output) as { id: string }[];
    await cliProcess(words, ['webhooks', 'redeliver', delivery?.id ?? '']);
    const tested = await cliProcess(words, ['webhooks', 'test', id, '--json']);
    expect(JSON.parse(tested.output)).to.include({ state: 'done', lastStatus: 204 });
    await eventually(async () => {
      const again = await cliProcess(words, ['webhooks', 'deliveries', '--webhook', id, '--state', 'done', '--json']);
      expect(JSON.parse(again.output)).to.have.length(2);
    }, 30_000);
    expect(printed.match(/task\.created/g)).to.have.length(1);
    child.kill();
    await once(child, 'exit');
    program.signalGroup('SIGTERM');
    await program.ended;
  });
});
