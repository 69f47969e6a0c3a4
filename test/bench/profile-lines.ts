import type { ChildProcess } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inspector } from '../support/inspector.ts';
import { type Arena, openArena } from './arena.ts';
import type { Contestant } from './contestants.ts';
import { measure, orderOf, type Plan, startGenerator, takesPart } from './measure.ts';
import { type CpuProfile, partNames, partsOf } from './profile.ts';
import { table } from './report.ts';
import type { LineName } from './scenarios.ts';

/** Microseconds between two looks at what runs. */
const interval = 200;

/** Prints, line by line, how many microseconds of a request's CPU each part takes; being profiled makes all of them longer. */
export async function profileLines(plan: Plan, keep: string | undefined): Promise<void> {
  await using arena = await openArena(['product unbundled', 'bare']);
  const generator = startGenerator();
  if (keep !== undefined) await mkdir(keep, { recursive: true });
  try {
    for (const line of plan.lines) {
      const profiled = arena.contestants.filter((each) => takesPart(each, line));
      const columns: ReadonlyMap<string, number>[] = [];
      for (const contestant of profiled) columns.push(await profile(arena, contestant, generator, plan, line, keep));
      const rows = partNames.map((part) => [part, ...columns.map((of) => (of.get(part) ?? 0).toFixed(0))]);
      const sums = columns.map((of) => [...of.values()].reduce((sum, each) => sum + each, 0).toFixed(0));
      const header = [`${line}, µs/request`, ...profiled.map(({ applicationName }) => applicationName)];
      console.log(`${table(header, [...rows, ['all', ...sums]])}\n`);
    }
  } finally {
    generator.disconnect();
  }
}

async function profile(
  arena: Arena,
  contestant: Contestant,
  generator: ChildProcess,
  plan: Plan,
  line: LineName,
  keep: string | undefined,
): Promise<ReadonlyMap<string, number>> {
  const order = orderOf(plan, line);
  await measure(arena, contestant, generator, order);
  using inspector = await Inspector.of(contestant.pid, contestant.inspectPort);
  await inspector.ask('Profiler.enable');
  await inspector.ask('Profiler.setSamplingInterval', { interval });
  await inspector.ask('Profiler.start');
  const { serverCpu } = await measure(arena, contestant, generator, order);
  const { profile: found } = await inspector.ask<{ readonly profile: CpuProfile }>('Profiler.stop');
  if (keep !== undefined) {
    const name = `${line.replaceAll(/\W+/g, '-')}-${contestant.applicationName}.cpuprofile`;
    await writeFile(join(keep, name), JSON.stringify(found));
  }
  return new Map([...partsOf(found)].map(([part, share]) => [part, share * serverCpu]));
}
