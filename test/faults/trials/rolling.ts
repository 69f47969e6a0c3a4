import { join } from 'node:path';
import { call } from '../../support/call.ts';
import { eventually } from '../../support/eventually.ts';
import { type Fleet, noFleet, withFleet } from '../ground/fleet.ts';
import { nextRelease } from '../ground/next-release.ts';
import type { Trial } from '../trial.ts';

/** Stops each process as a deployment does and puts `next` in its place, under load. */
async function replaceEach({ servers, balancer, load, broken }: Fleet, next: (n: number) => Promise<void>) {
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

export const rollingUpgrade: Trial = {
  name: 'a rolling upgrade',
  group: 'processes',
  lacking: noFleet,
  run: () =>
    withFleet({ processes: 3 }, async (fleet) => {
      const next = await nextRelease(join(fleet.folder, 'next'));
      await replaceEach(fleet, async (n) => void (await fleet.servers[n]?.start(next.launcher)));
      for (const { port } of fleet.servers) {
        const { body } = await call({ port, method: 'GET', path: '/health', from: '127.0.4.4' });
        if (!body.toString().includes(next.version)) fleet.broken.push(`another release runs: ${body}`);
      }
      const [added] = await fleet.primary.query(
        `select 1 from information_schema.columns where table_name = 'tasks' and column_name = 'next_note'`,
      );
      if (added === undefined) fleet.broken.push('its migration was not applied');
      return 'each replaced by a release with one more migration, old ones beside new ones, no request dropped';
    }),
};
