import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { chmod, copyFile, cp, link, mkdir, mkdtemp, readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const isRoot = process.getuid?.() === 0;

/** An ordinary user: for root an account that is nobody's, else ourselves. */
export const ordinary = {
  uid: isRoot ? 65_534 : (process.getuid?.() ?? 0),
  gid: isRoot ? 65_534 : (process.getgid?.() ?? 0),
};

const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** Where the ordinary user finds a file of the checkout, which may be in a private folder of root's. */
export async function reachable(path: string): Promise<string> {
  const inside = relative(checkout, path);
  return inside.startsWith('..') ? path : join(await reachableCheckout(), inside);
}

const mayEnter = (folder: string): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...(isRoot && ordinary), cwd: '/' }).status === 0;

let found: Promise<string> | undefined;
const reachableCheckout = (): Promise<string> => {
  found ??= mayEnter(join(checkout, 'node_modules')) ? Promise.resolve(checkout) : copyCheckout();
  return found;
};

/** The product does not need these, and they are large. */
const tools = /^(@biomejs|@types|@typescript|typescript|playwright-core|@oxc-parser|better-auth|\.cache)$/;

async function copyCheckout(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'mainstay-checkout-'));
  process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
  await chmod(copy, 0o755);
  for (const name of ['package.json', 'src', 'test/support', 'node_modules'])
    await share(join(checkout, name), join(copy, name));
  return copy;
}

/** Hard links, so that it takes a second; copies where that cannot be, or would not be readable. */
async function share(from: string, to: string): Promise<void> {
  const { mode } = await stat(from);
  if (!(await stat(from)).isDirectory()) {
    const linked =
      (mode & 0o004) !== 0 &&
      (await link(from, to).then(
        () => true,
        () => false,
      ));
    if (linked) return;
    await copyFile(from, to);
    return chmod(to, mode | 0o444 | ((mode & 0o100) !== 0 ? 0o111 : 0));
  }
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (tools.test(entry.name)) continue;
    if (entry.isSymbolicLink()) await cp(join(from, entry.name), join(to, entry.name), { verbatimSymlinks: true });
    else await share(join(from, entry.name), join(to, entry.name));
  }
}
