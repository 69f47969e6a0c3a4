import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Arena } from './arena.ts';
import type { Contestant } from './contestants.ts';
import { stopwatch } from './cpu.ts';
import type { Load, Order } from './load.ts';
import type { Measurement } from './report.ts';
import type { LineName } from './scenarios.ts';

export interface Plan {
  readonly lines: readonly LineName[];
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
}

interface Measured {
  readonly line: LineName;
  readonly product: Measurement[];
  readonly bare: Measurement[];
}

/** Each line in each round by both, one right after the other, and the first of them in turn. */
export async function measureRounds(arena: Arena, plan: Plan): Promise<readonly Measured[]> {
  const generator = fork(join(import.meta.dirname, 'load.ts'));
  const measured = plan.lines.map((line): Measured => ({ line, product: [], bare: [] }));
  try {
    for (const contestant of arena.contestants)
      for (const line of plan.lines) await measure(arena, contestant, generator, { ...plan, line });
    for (let round = 0; round < plan.rounds; round += 1)
      for (const each of measured)
        for (const contestant of round % 2 === 0 ? arena.contestants : arena.contestants.toReversed())
          each[contestant.name].push(await measure(arena, contestant, generator, { ...plan, line: each.line }));
  } finally {
    generator.disconnect();
  }
  return measured;
}

async function measure(
  arena: Arena,
  contestant: Contestant,
  generator: ChildProcess,
  { line, seconds, connections }: Omit<Order, 'url' | 'callers'>,
): Promise<Measurement> {
  await arena.tidy();
  const serverCpu = stopwatch([contestant.pid]);
  const databaseCpu = stopwatch(await arena.backendsOf(contestant));
  generator.send({ url: contestant.url, line, callers: arena.callers, connections, seconds } satisfies Order);
  const [load] = (await once(generator, 'message')) as [Load];
  const microseconds = 1e6 / load.answers;
  const used = { serverCpu: serverCpu() * microseconds, databaseCpu: databaseCpu() * microseconds };
  if (load.refused > 0)
    throw new Error(`${contestant.name}, ${line}: ${load.refused} of ${load.answers} were no success`);
  const { p50, p95, p99 } = load;
  return { requestsPerSecond: load.answers / load.seconds, p50, p95, p99, ...used };
}
