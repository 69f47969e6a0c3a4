import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { Playground } from '../support/embedded-postgres.ts';
import { mainstay, serving } from '../support/mainstay.ts';

const page = new URL('../../docs/files.md', import.meta.url);

describe('docs/files.md', function () {
  this.timeout(120_000);

  it('shows the life of a file with curl that can be lived as it stands', async () => {
    const blocks = [...(await readFile(page, 'utf8')).matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => block);
    expect(blocks.length).to.be.greaterThan(5);
    const ground = await Playground.open();
    const server = mainstay(ground.folder, ['serve']);
    try {
      const { url } = await serving(server);
      const options = { cwd: ground.folder, env: { ...process.env, API: `${url}/api/v1` } };
      const { stdout } = await promisify(execFile)('/bin/sh', ['-e', '-c', blocks.join('\n')], options);
      expect(stdout).to.include('"sha256":');
      expect(JSON.stringify(server.lines)).not.to.include('signature');
    } finally {
      await server.kill();
      await ground.close();
    }
  });
});
