import { expect } from 'chai';
import { Playground } from '../support/embedded-postgres.ts';
import { mainstay, serving } from '../support/mainstay.ts';
import { freshDatabase } from '../support/postgres.ts';

it('jobs run apart from the server: `serve --jobs off` beside `serve --jobs only`', async function () {
  this.timeout(60_000);
  const ground = await Playground.open();
  const database = await freshDatabase();
  const at = { DATABASE_URL: database.url };
  const server = mainstay(ground.folder, ['serve', '--jobs', 'off'], at);
  const { url } = await serving(server);
  const apart = mainstay(ground.folder, ['serve', '--jobs', 'only'], at);
  try {
    const given = { email: 'ada@example.com', password: 'Abcdefg1', name: 'Ada L' };
    const headers = { 'content-type': 'application/json' };
    const { status } = await fetch(`${url}/api/v1/auth/register`, {
      method: 'POST',
      headers,
      body: JSON.stringify(given),
    });
    expect(status).to.equal(201);
    await apart.line('running jobs');
    await apart.line('mail kept as a file');
    expect(server.messages()).not.to.contain('mail kept as a file');
    expect(apart.messages()).not.to.contain('listening');
    for (const program of [apart, server]) {
      program.signal('SIGTERM');
      expect(await program.ended).to.deep.equal({ code: 0, signal: null });
    }
  } finally {
    await Promise.all([server.kill(), apart.kill()]);
    await ground.close();
    await database.drop();
  }
});
