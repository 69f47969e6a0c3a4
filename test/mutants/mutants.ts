import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Examination } from './examination.ts';
import { Findings } from './findings.ts';
import { mutantsOf } from './mutants-of.ts';
import { sampleOf } from './sample-of.ts';

const usage = `Changes one token at a time in the core and runs the core's own tests, which should notice. Says of each file what nobody noticed
as soon as its last mutant is done.

  --files <glob>      only in these files (src/{domain,application}/**/*.ts)
  --sample <number>   only that many mutants, always the same ones
  --at-least <score>  ends with 1 when fewer per cent are noticed
  --workers <number>  tests that run at once (one per processor)`;

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: 'src/{domain,application}/**/*.ts' },
    sample: { type: 'string', default: 'Infinity' },
    'at-least': { type: 'string', default: '0' },
    workers: { type: 'string', default: String(availableParallelism()) },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(usage);
  process.exit();
}

const root = join(import.meta.dirname, '../..');
const paths = globSync(values.files, { cwd: root }).sort();
const all = paths.flatMap((path) => mutantsOf(path, readFileSync(join(root, path), 'utf8')));
const mutants = sampleOf(all, Number(values.sample));
const specs = globSync('test/{domain,application}/**/*.spec.ts', { cwd: root }).sort();

const examination = new Examination(
  { root, specs: specs.map((spec) => join(root, spec)), mutants },
  Number(values.workers),
);
const findings = new Findings(mutants);
await examination.run((number, verdict) => findings.add(number, verdict));
process.exitCode = findings.sum() < Number(values['at-least']) ? 1 : 0;
