import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK']));

/** Seconds of CPU, user's and system's, that a process has used since it began. Linux only; 0 for one that is gone. */
export function cpuSeconds(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return 0;
  }
}

/** What all of them use together from now on; those that begin later are named at the end. */
export function stopwatch(pids: readonly number[]): (alsoOf?: readonly number[]) => number {
  const before = new Map(pids.map((pid) => [pid, cpuSeconds(pid)]));
  return (alsoOf = []) =>
    [...new Set([...pids, ...alsoOf])].reduce(
      (sum, pid) => sum + Math.max(0, cpuSeconds(pid) - (before.get(pid) ?? 0)),
      0,
    );
}
