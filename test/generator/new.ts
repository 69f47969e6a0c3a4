import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fieldHelp } from './fields.ts';
import { namesOf } from './names.ts';
import { newResource } from './new-resource.ts';
import { newUseCase } from './new-use-case.ts';

const usage = `npm run new resource labels --fields name:string:1..50,color:string?
npm run new use-case tasks archive-task

Fields, the first being the text that people know an item by:
${fieldHelp}`;

const root = process.cwd();
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { fields: { type: 'string' }, singular: { type: 'string' } },
});

/** npm keeps `--fields` for itself unless `--` comes before it, and hands on what follows. */
function write(): readonly string[] {
  const [what, name, last] = positionals;
  if (what === 'resource' && name !== undefined)
    return newResource(root, namesOf(name, values.singular), values.fields ?? last ?? 'name:string');
  if (what === 'use-case' && name !== undefined && last !== undefined) return newUseCase(root, name, last);
  throw new Error(usage);
}

const run = (program: string, ...words: string[]): void => {
  execFileSync(process.execPath, [join(root, program), ...words], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
};

try {
  const files = write();
  const biome = 'node_modules/@biomejs/biome/bin/biome';
  run(biome, 'lint', '--write', '--unsafe', '--only=correctness/noUnusedImports', ...files);
  run(biome, 'check', '--write', ...files);
  run('test/support/write-documents.ts');
  console.log(files.join('\n'));
  console.log('\nNext: say in the code and the tests what is special about it; `npm run check`.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
