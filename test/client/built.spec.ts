import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { clientFiles } from '../../src/infrastructure/client-files/client-files.ts';
import { http } from '../../src/infrastructure/wiring/tokens/tokens.ts';
import { Client } from '../support/client.ts';
import { clientOperations, clientTypes } from '../support/client-document.ts';
import { memoryProduct } from '../support/memory-product.ts';
import { strictProgram } from '../support/strict-program.ts';

const run = promisify(execFile);
const compiler = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc');

describe('the client as it is built', function () {
  this.timeout(120_000);
  const { container, listener } = memoryProduct();
  const client = new Client(listener);

  it('is typed by the API document as it is now: `npm run docs` writes its types anew', async () => {
    const document = container.get(http.document)();
    expect(await readFile('src/client/document/operations.ts', 'utf8')).to.equal(clientOperations(document));
    expect(await readFile('src/client/document/types.ts', 'utf8')).to.equal(await clientTypes(document));
  });

  for (const [entry, most] of [
    ['client', 8],
    ['sync', 9],
  ] as const)
    it(`has at most ${most} KB: ${entry}`, async () => {
      expect(gzipSync(await clientFiles.script(entry)).length).to.be.at.most(most * 1024);
    });

  it('leaves out what a program does not use', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'client-'));
    try {
      const { build } = await import('esbuild');
      await writeFile(join(folder, 'client.js'), await clientFiles.script('client'));
      await writeFile(join(folder, 'todo.js'), "export { createTodoClient } from './client.js';\n");
      const options = { bundle: true, format: 'esm', write: false } as const;
      const { outputFiles } = await build({ ...options, entryPoints: [join(folder, 'todo.js')] });
      expect(outputFiles[0]?.text).to.not.include('/auth/refresh');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('is served to pages of any origin, with its types and an ETag', async () => {
    for (const [path, type] of [
      ['/client.js', 'text/javascript'],
      ['/client.d.ts', 'text/plain'],
      ['/client/sync.js', 'text/javascript'],
      ['/client/sync.d.ts', 'text/plain'],
    ] as const) {
      const served = await client.ask('GET', path, { headers: { origin: 'https://elsewhere.example' } });
      expect(served.status).to.equal(200);
      expect(served.headers['content-type']).to.include(type);
      expect(served.headers).to.include({
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
      });
      const etag = served.headers['etag'] ?? '';
      expect((await client.ask('GET', path, { headers: { 'if-none-match': etag } })).status).to.equal(304);
    }
    const known = await client.ask('GET', '/client.js', { headers: { origin: 'http://localhost:3000' } });
    expect(known.headers['access-control-allow-origin']).to.equal('http://localhost:3000');
  });

  it('is typed so that a program on top of it compiles under --strict, without Node’s types', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'client-'));
    try {
      for (const entry of ['client', 'sync'] as const) {
        await writeFile(join(folder, `${entry}.js`), await clientFiles.script(entry));
        await writeFile(join(folder, `${entry}.d.ts`), await clientFiles.declarations(entry));
      }
      await writeFile(join(folder, 'program.ts'), strictProgram('./client.js', './sync.js'));
      const options = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2022', '--types', ''];
      const complaints = await run(process.execPath, [compiler, ...options, 'program.ts'], { cwd: folder }).then(
        () => '',
        ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
      );
      expect(complaints).to.equal('');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
