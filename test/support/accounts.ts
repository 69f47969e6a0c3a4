import { spawnSync } from 'node:child_process';

export const isRoot = process.getuid?.() === 0;

/** An ordinary user: ourselves, or for root an account that is nobody's. */
export const ordinary = isRoot ? { uid: 65_534, gid: 65_534 } : { uid: process.getuid?.(), gid: process.getgid?.() };

/**
 * What to put before a command so that it runs as the ordinary user. A checkout in root's private folder could not be
 * read by it, so it may read everything; what it makes and runs is an ordinary user's all the same.
 */
export const asOrdinary: readonly string[] = isRoot
  ? [
      ...['setpriv', `--reuid=${ordinary.uid}`, `--regid=${ordinary.gid}`, '--clear-groups'],
      ...['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search'],
    ]
  : [];

/** Whether that user, without any privilege, can do so. */
export const mayEnter = (folder: string): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...(isRoot && ordinary), cwd: '/' }).status === 0;
