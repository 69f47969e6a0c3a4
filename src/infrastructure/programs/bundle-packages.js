// Plain JavaScript, for the launcher. Each file that Node loads costs a millisecond of processor; some packages have hundreds.
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

/** Those with many files that are nothing but JavaScript; what they share is kept once, in files of its own. */
const bundled = [
  '@mikro-orm/core',
  '@mikro-orm/migrations',
  '@mikro-orm/postgresql',
  '@mikro-orm/sql',
  'commander',
  'inversify',
  'jose',
  'kysely',
  'kysely/helpers/postgres',
  'pg',
  'pg-boss',
  'stripe',
  'zod',
];

const entryOf = (name) => name.replaceAll('@', '').replaceAll('/', '-');

/**
 * Writes them into few files, and `packages.json`, which says what stands for what. Whoever comes second leaves what it finds.
 * Without esbuild, which only a checkout has, nothing is done.
 */
export function bundlePackages(root, folder) {
  const esbuild = bundlerOf(root);
  if (esbuild === undefined) return;
  mkdirSync(dirname(folder), { recursive: true });
  const made = mkdtempSync(`${folder}.`);
  try {
    esbuild.buildSync({
      entryPoints: Object.fromEntries(bundled.map((name) => [entryOf(name), name])),
      absWorkingDir: root,
      outdir: made,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node26',
      // Names kept would be given by a call to each function that is made while a request is served: a tenth of it.
      keepNames: false,
      // What Node has loaded it keeps as text: a third of it would be comments and blanks.
      minifyWhitespace: true,
      legalComments: 'external',
      external: ['pg-native'],
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
      logLevel: 'error',
    });
    const files = Object.fromEntries(bundled.map((name) => [name, `${entryOf(name)}.js`]));
    writeFileSync(join(made, 'packages.json'), JSON.stringify(files));
    writeFileSync(join(made, 'package.json'), '{"type":"module"}');
    // Who installs is not always who runs.
    chmodSync(made, 0o755);
    renameSync(made, folder);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  }
}

function bundlerOf(root) {
  try {
    return createRequire(join(root, 'package.json'))('esbuild');
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

// `npm run build` names the folder.
const [, program, folder] = process.argv;
if (program === import.meta.filename && folder !== undefined) {
  rmSync(folder, { recursive: true, force: true });
  bundlePackages(process.cwd(), resolve(folder));
}
