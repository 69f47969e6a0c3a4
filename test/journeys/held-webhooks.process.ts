import { rm } from 'node:fs/promises';
import { expect } from 'chai';
import { cliProcess } from '../support/cli-process.ts';
import { query, until } from '../support/embedded-postgres.ts';
import { printedRequest, serving } from '../support/mainstay.ts';
import { playgroundOfEach } from '../support/playground-of-each.ts';
import { freshDatabase } from '../support/postgres.ts';
import { answering, taken, WebhookReceiver } from '../support/webhooks/webhook-receiver.ts';

describe('webhooks that waited when a backup was made', function () {
  this.timeout(180_000);
  const ground = playgroundOfEach();

  const command = async (words: string, environment: NodeJS.ProcessEnv = {}): Promise<string> => {
    const { code, output, errors } = await cliProcess({ folder: ground.folder, environment }, words.split(' '));
    expect(code, `${words}: ${errors}`).to.equal(0);
    return output;
  };

  it('are held after a restore until they are released', async () => {
    await using stack = new AsyncDisposableStack();
    const receiver = await WebhookReceiver.open();
    stack.defer(() => receiver.close());
    const fresh = await freshDatabase();
    stack.defer(() => fresh.drop());
    receiver.answer = answering(500);
    await command(`webhooks add ${receiver.url} --events task.created`);
    const first = ground.run(['serve']);
    await serving(first);
    const { headers, url } = await printedRequest(first);
    const sent = { authorization: headers.get('authorization') ?? '', 'content-type': 'application/json' };
    await fetch(url, { method: 'POST', headers: sent, body: JSON.stringify({ title: 'Sow' }) });
    await until(() => receiver.received.length > 0);
    await command('backup create waiting.backup --with-secret');
    first.signal('SIGTERM');
    await first.ended;
    await rm(ground.dataDir, { recursive: true });

    const database = { DATABASE_URL: fresh.url };
    await command('backup restore waiting.backup --yes', database);
    receiver.answer = taken;
    const before = receiver.received.length;
    await query(fresh.url, 'update webhook_deliveries set next_at = now()');
    const second = ground.run(['serve'], database);
    await second.line('jobs are held since the database was restored: mainstay jobs release');
    const [waiting] = JSON.parse(await command('webhooks deliveries --json', database));
    expect(waiting).to.include({ state: 'waiting', attempts: 1 });
    expect(receiver.received.length).to.equal(before);
    await command('jobs release', database);
    await until(() => receiver.received.length > before);
  });
});
