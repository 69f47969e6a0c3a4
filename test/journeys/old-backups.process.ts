import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { promised } from '../support/cli.ts';
import { cliProcess } from '../support/cli-process.ts';
import { Playground } from '../support/embedded-postgres.ts';

const folder = fileURLToPath(new URL('../backups/', import.meta.url));

describe('backups of every earlier release', function () {
  this.timeout(180_000);
  let ground: Playground;
  before(async () => {
    ground = await Playground.open();
  });
  after(() => ground.close());

  it('restore, and prove it', async () => {
    const files = (await readdir(folder)).filter((name) => name.endsWith('.backup'));
    expect(files).to.include('0.1.0.backup');
    for (const file of files) {
      const args = ['backup', 'verify', join(folder, file), '--json'];
      const { code, output, errors } = await cliProcess({ folder: ground.folder }, args);
      expect(code, errors).to.equal(0);
      const verified = promised(args.slice(0, -1), output);
      expect(verified).to.deep.include({ verified: true, release: file.replace('.backup', '') });
      expect(verified['files']).to.deep.include({ held: 1 });
    }
  });
});
