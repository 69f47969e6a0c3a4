import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Arena, secret } from './arena.ts';
import type { Contestant } from './contestants.ts';
import { stopwatch } from './cpu.ts';
import type { Load, Order } from './load.ts';
import type { Measured, Measurement } from './report.ts';
import { type LineName, lines, type Scenario } from './scenarios.ts';

export interface Plan {
  readonly lines: readonly LineName[];
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
}

/** Each line in each round by all, one right after the other, and the first of them in turn. */
export async function measureRounds(arena: Arena, plan: Plan): Promise<readonly Measured[]> {
  const generator = startGenerator();
  const contestantsOf = (line: LineName) => arena.contestants.filter((each) => takesPart(each, line));
  const measured = plan.lines.map(
    (line): Measured => ({ line, by: new Map(contestantsOf(line).map(({ name }) => [name, []])) }),
  );
  try {
    for (const line of plan.lines)
      for (const contestant of contestantsOf(line)) await measure(arena, contestant, generator, orderOf(plan, line));
    for (let round = 0; round < plan.rounds; round += 1)
      for (const each of measured) {
        const contestants = contestantsOf(each.line);
        for (const contestant of round % 2 === 0 ? contestants : contestants.toReversed())
          each.by.get(contestant.name)?.push(await measure(arena, contestant, generator, orderOf(plan, each.line)));
      }
  } finally {
    generator.disconnect();
  }
  return measured;
}

/** What makes the load, in a process of its own. */
export const startGenerator = (): ChildProcess =>
  fork(join(import.meta.dirname, 'load.ts'), { env: { ...process.env, BETTER_AUTH_SECRET: secret } });

export function orderOf({ seconds, connections }: Plan, line: LineName): Omit<Order, 'url' | 'callers'> {
  const scenario: Scenario = lines[line];
  return { line, seconds, connections: scenario.connections ?? connections };
}

/** The bare server has not all that the product has. */
export function takesPart({ name }: Contestant, line: LineName): boolean {
  const scenario: Scenario = lines[line];
  return name.startsWith('product') || scenario.alone !== true;
}

export async function measure(
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
  const used = {
    serverCpu: serverCpu() * microseconds,
    databaseCpu: databaseCpu(await arena.backendsOf(contestant)) * microseconds,
  };
  if (load.refused > 0)
    throw new Error(`${contestant.name}, ${line}: ${load.refused} of ${load.answers} were no success`);
  const { p50, p95, p99 } = load;
  return { requestsPerSecond: load.answers / load.seconds, p50, p95, p99, ...used };
}
