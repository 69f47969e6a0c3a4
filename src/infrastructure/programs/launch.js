#!/usr/bin/env node
// Plain JavaScript that old versions of Node can read too: such a one hands over to the Node that `npm ci` brings.
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const source = join(root, 'src/infrastructure/programs/mainstay.ts');
const built = join(root, 'dist/infrastructure/programs/mainstay.js');
const program = existsSync(source) ? source : built;
const cache = join(root, 'node_modules/.cache/mainstay');

const [major] = process.versions.node.split('.').map(Number);
const isNew = major >= 26;
const readsTypeScript = Boolean(process.features.typescript);

/** MB of each half of the heap where objects are young. Node lets it grow to four times as much, and a server then holds it for good. */
const youngHeap = 8;
/** Percent by which the rest may grow before it is cleaned up; it would be up to 300. With 40 a read costs a tenth more. */
const heapGrowth = 100;

/**
 * Of the C library on Linux: whatever is large (bytes) goes back to the system when it is freed. By itself it raises that bound once
 * large things were freed, and keeps memory for each thread; both hold 20 MB more after an attack.
 */
const allocation = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' };

if (!isNew || (program === source && !readsTypeScript)) handOver(bundledNode());
else {
  if (process.argv[2] === 'serve') boundMemory();
  // Measured coverage would be wrong with either.
  if (process.env.NODE_V8_COVERAGE === undefined) {
    // Not in the system's temporary folder, where others could put code for us to run.
    module.enableCompileCache(join(cache, 'compiled'));
    loadPackagesFrom(program === built ? join(root, 'dist/packages') : await bundled());
  }
  await import(pathToFileURL(program).href);
}

/** The young part and the C library can only be bounded from the start on: this process begins again, at the cost of 40 ms. */
function boundMemory() {
  const given = [...process.execArgv, process.env.NODE_OPTIONS ?? ''].join(' ');
  const canBeginAgain = process.platform !== 'win32' && process.send === undefined && process.execve !== undefined;
  if (canBeginAgain && !/--max[-_]semi[-_]space[-_]size/.test(given)) {
    const args = [`--max-semi-space-size=${youngHeap}`, ...process.execArgv, ...process.argv.slice(1)];
    process.execve(process.execPath, [process.execPath, ...args], { ...allocation, ...process.env });
  }
  if (!/--heap[-_]growing[-_]percent/.test(given)) setFlagsFromString(`--heap-growing-percent=${heapGrowth}`);
}

/** Where the packages of a checkout are bundled, made anew when others were installed; undefined where they cannot be. */
async function bundled() {
  const installed = statSync(join(root, 'node_modules/.package-lock.json'), { throwIfNoEntry: false });
  if (installed === undefined) return undefined;
  const folder = join(cache, `packages-${installed.size}-${Math.floor(installed.mtimeMs)}`);
  if (existsSync(folder)) return folder;
  if (!allows(join(root, 'node_modules'), constants.W_OK)) return undefined;
  const { bundlePackages } = await import('./bundle-packages.js');
  const isSeen = process.stderr.isTTY;
  if (isSeen) process.stderr.write('Mainstay puts its packages together; the next start is quicker.\r');
  try {
    bundlePackages(root, folder);
  } catch (error) {
    process.stderr.write(`The packages stay in their own files, which start slower: ${error.message}\n`);
  }
  if (isSeen) process.stderr.write('\x1b[2K');
  return folder;
}

function allows(path, mode) {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

/** Has them imported from there; where there is nothing, each comes from its own files. */
function loadPackagesFrom(folder) {
  if (folder === undefined || !allows(join(folder, 'packages.json'), constants.R_OK)) return;
  const files = JSON.parse(readFileSync(join(folder, 'packages.json'), 'utf8'));
  module.registerHooks({
    resolve: (name, context, next) => {
      const file = context.conditions.includes('import') && Object.hasOwn(files, name) ? files[name] : undefined;
      if (file === undefined) return next(name, context);
      return { url: pathToFileURL(join(folder, file)).href, format: 'module', shortCircuit: true };
    },
  });
}

/** The packages of package.json that hold nothing but Node; npm installs the one that fits the machine. */
function bundledNode() {
  const name = process.platform === 'win32' ? 'win' : process.platform;
  for (const prefix of ['node', 'node-bin']) {
    try {
      const folder = dirname(createRequire(source).resolve(`${prefix}-${name}-${process.arch}/package.json`));
      const path = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
      if (existsSync(path)) return path;
    } catch {
      // Not installed here.
    }
  }
  return undefined;
}

function handOver(node) {
  if (node === undefined) {
    process.stderr.write(
      `Mainstay needs Node 26 or newer, and this is ${process.version}. \`npm ci\` in ${root} brings a fitting one, ` +
        'unless it is told to omit optional packages; or install Node 26 from https://nodejs.org.\n',
    );
    process.exit(1);
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`${node} cannot be run: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (code !== null) process.exit(code);
    for (const each of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.removeAllListeners(each);
    process.kill(process.pid, signal);
  });
}
