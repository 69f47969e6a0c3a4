import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const notCopied = new Set(['node_modules', '.git', 'coverage', 'dist', 'data', '.env']);

describe('the generator, in a copy of the repository', function () {
  this.timeout(1_200_000);
  let copy = '';
  const inCopy = async (program: string, ...words: string[]): Promise<string> => {
    try {
      const { stdout } = await run(process.execPath, [join(root, 'node_modules', program), ...words], {
        cwd: copy,
        maxBuffer: 64 * 1024 * 1024,
      });
      return stdout;
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`${program} ${words.join(' ')}\n${stdout}\n${stderr}`);
    }
  };
  const write = (...words: string[]) => run(process.execPath, ['test/generator/new.ts', ...words], { cwd: copy });

  before(async () => {
    copy = await mkdtemp(join(tmpdir(), 'mainstay-new-'));
    for (const entry of await readdir(root))
      if (!notCopied.has(entry)) await cp(join(root, entry), join(copy, entry), { recursive: true });
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
    await run('git', ['init', '--quiet'], { cwd: copy });
    await write('resource', 'labels', '--fields', 'name:string:1..50,color:string?');
    await write(
      'resource',
      'shopping-lists',
      'title:string:3..80,stars:integer:1..5,rank:integer?,isShared:boolean,seen:boolean,value:one|two,state:open|done,endsAt:timestamp?,projectId:reference:projects,taskId:reference:tasks,label:reference:labels',
    );
    await write('use-case', 'tasks', 'archive-task');
  });
  after(() => rm(copy, { recursive: true, force: true }));

  it('writes what types, lint and format accept, the page’s included', async () => {
    await inCopy('typescript/bin/tsc');
    await inCopy('typescript/bin/tsc', '--project', 'src/adapters/web');
    await inCopy('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.');
  });

  it('leaves every test green', async () => {
    expect(await inCopy('mocha/bin/mocha.js')).to.match(/\d{4} passing/);
  });

  it('refuses to write what is there already', async () => {
    const refusals = [
      await write('resource', 'labels').catch((error: { stderr: string }) => error.stderr),
      await write('use-case', 'tasks', 'add-task').catch((error: { stderr: string }) => error.stderr),
      await write('use-case', 'dogs', 'walk-dog').catch((error: { stderr: string }) => error.stderr),
      await write('nothing').catch((error: { stderr: string }) => error.stderr),
    ];
    expect(refusals[0]).to.include('There are labels already');
    expect(refusals[1]).to.include('there already');
    expect(refusals[2]).to.include('There are no dogs');
    expect(refusals[3]).to.include('npm run new resource');
  });
});
