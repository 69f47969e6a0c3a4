import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { Playground } from '../support/embedded-postgres.ts';
import { mainstay, serving } from '../support/mainstay.ts';

const page = new URL('../../docs/accounts.md', import.meta.url);

describe('docs/accounts.md', function () {
  this.timeout(120_000);

  it('shows a life with curl that can be lived as it stands', async () => {
    const blocks = [...(await readFile(page, 'utf8')).matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => block);
    expect(blocks.length).to.be.greaterThan(4);
    const ground = await Playground.open();
    const server = mainstay(ground.folder, ['serve']);
    try {
      const { url } = await serving(server);
      const environment = { API: `${url}/api/v1`, MAIL: join(ground.dataDir, 'mail') };
      const options = { cwd: ground.folder, env: { ...process.env, ...environment } };
      const { stdout } = await promisify(execFile)('/bin/sh', ['-e', '-c', blocks.join('\n')], options);
      expect(stdout).to.include('INVALID_CREDENTIALS');
    } finally {
      await server.kill();
      await ground.close();
    }
  });
});
