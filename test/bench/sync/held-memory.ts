import { readFileSync } from 'node:fs';
import { Inspector } from '../../support/inspector.ts';
import type { Contestant } from '../contestants.ts';

/** Bytes that a process holds when its garbage is collected. Linux only. */
export async function heldMemory({ pid, inspectPort }: Pick<Contestant, 'pid' | 'inspectPort'>): Promise<number> {
  using inspector = await Inspector.of(pid, inspectPort);
  await inspector.ask('HeapProfiler.collectGarbage');
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
}
