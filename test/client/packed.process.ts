import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { clientFiles } from '../../src/infrastructure/client-files/client-files.ts';
import { strictProgram } from '../support/strict-program.ts';

const run = promisify(execFile);
const compiler = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc');

describe('the client in the package', function () {
  this.timeout(120_000);
  let folder: string;
  let project: string;

  /** A project that has the package as npm packs it, without what the server in it depends on. */
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'packed-'));
    project = join(folder, 'project');
    const [built, installed] = [join(folder, 'package/dist/client'), join(project, 'node_modules/mainstay')];
    for (const each of [built, installed]) await mkdir(each, { recursive: true });
    await copyFile('package.json', join(folder, 'package/package.json'));
    for (const entry of ['client', 'sync'] as const) {
      await writeFile(join(built, `${entry}.js`), await clientFiles.script(entry));
      await writeFile(join(built, `${entry}.d.ts`), await clientFiles.declarations(entry));
    }
    const packing = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
    const { stdout } = await run('npm', packing, { cwd: join(folder, 'package') });
    const packed: unknown = JSON.parse(stdout);
    const [{ filename }] = (Array.isArray(packed) ? packed : Object.values(packed as object)) as [{ filename: string }];
    await run('tar', ['-xzf', join(folder, filename), '--strip-components=1', '-C', installed]);
    await writeFile(join(project, 'package.json'), '{"type":"module"}');
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('is found by its names, with types that hold under --strict', async () => {
    await writeFile(join(project, 'program.ts'), strictProgram('mainstay/client', 'mainstay/client/sync'));
    const options = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2022', '--types', ''];
    const complaints = await run(process.execPath, [compiler, ...options, 'program.ts'], { cwd: project }).then(
      () => '',
      ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
    );
    expect(complaints).to.equal('');
  });

  it('runs as it is, and keeps what is done without a server', async () => {
    const program = `import { createClient } from 'mainstay/client';
import { createSyncStore } from 'mainstay/client/sync';
const store = createSyncStore({ client: createClient({ baseUrl: 'http://127.0.0.1:1' }), name: 'ada', follows: false });
await store.open();
await store.send({ type: 'task.create', args: { title: 'Buy milk' } });
console.log(store.tasks()[0].title, store.state.pending);`;
    await writeFile(join(project, 'program.js'), program);
    const { stdout } = await run(process.execPath, ['program.js'], { cwd: project });
    expect(stdout).to.equal('Buy milk 1\n');
  });
});
