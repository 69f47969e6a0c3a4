import { eventually } from '../../support/eventually.ts';
import { type Fleet, noFleet, withFleet } from '../ground/fleet.ts';
import type { Trial } from '../trial.ts';

/** Stops each process as a deployment does and puts `next` in its place, under load. */
export async function replaceEach({ servers, balancer, load, broken }: Fleet, next: (n: number) => Promise<void>) {
  const before = load.failures;
  for (const [n, server] of servers.entries()) {
    const code = await server.stop();
    if (code !== 0) broken.push(`a process ended with ${code}`);
    await next(n);
    await eventually(() => balancer.serving(servers.length), 60_000);
    await load.writes(20);
  }
  const dropped = load.failures - before;
  if (dropped > 0) broken.push(`${dropped} requests were dropped`);
  return dropped;
}

export const rollingRestart: Trial = {
  name: 'a rolling restart',
  group: 'processes',
  lacking: noFleet,
  run: () =>
    withFleet({ processes: 3 }, async (fleet) => {
      await replaceEach(fleet, async (n) => void (await fleet.servers[n]?.start()));
      return 'each stopped and started again under load, no request dropped';
    }),
};
