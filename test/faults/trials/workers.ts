import { spawnSync } from 'node:child_process';
import { call } from '../../support/call.ts';
import { startRedis } from '../../support/redis.ts';
import { onStage } from '../ground/stage.ts';
import type { Trial } from '../trial.ts';
import { noRedis } from './redis-away.ts';

/** Requests that were served, by what `/metrics` says. */
export async function servedBy(port: number): Promise<number> {
  const { body } = await call({ port, method: 'GET', path: '/metrics', from: '127.0.4.3' });
  const counts = body.toString().matchAll(/^http_requests_total\{.*route="\/api\/v1\/.*\} (\d+)$/gm);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}

export const workersKilled: Trial = {
  name: '--workers 3, some of them killed',
  group: 'processes',
  lacking: noRedis,
  async run() {
    const redis = await startRedis();
    const wishes = { args: ['--workers', '3'], environment: { REDIS_URL: redis.url, DATABASE_POOL_SIZE: '5' } };
    try {
      return await onStage(wishes, async ({ server, load, broken }) => {
        const pids = () => server.program.lines.filter(({ message }) => message === 'a worker died and is replaced');
        for (let round = 1; round <= 3; round += 1) {
          const workers = childrenOf(server.program.child.pid ?? 0);
          process.kill(workers[0] ?? 0, 'SIGKILL');
          while (pids().length < round) await load.writes(10);
          while (childrenOf(server.program.child.pid ?? 0).length < 3) await load.writes(10);
        }
        if (!server.runs) broken.push('the server ended');
        return '3 workers killed one after the other, each replaced';
      });
    } finally {
      await redis.stop();
    }
  },
};

function childrenOf(pid: number): readonly number[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  return stdout.split('\n').map(Number).filter(Boolean);
}

export const workersCount: Trial = {
  name: '--workers 3 count together',
  group: 'processes',
  lacking: noRedis,
  async run() {
    const redis = await startRedis();
    const environment = { REDIS_URL: redis.url, DATABASE_POOL_SIZE: '5', RATE_LIMIT_PER_MINUTE: '40' };
    try {
      return await onStage({ args: ['--workers', '3'], environment, writers: 0, some: 0 }, async (stage) => {
        const { server, load, broken } = stage;
        const token = await load.tokenOf(0);
        const statuses: number[] = [];
        // A connection each, so that the system deals them out.
        for (let n = 0; n < 60; n += 1) {
          const asked = { port: server.port, method: 'GET', path: '/api/v1/tasks', token, from: '127.0.3.1' };
          statuses.push((await call(asked)).status);
        }
        const passed = statuses.filter((status) => status === 200).length;
        const counted = await servedBy(server.port);
        if (passed !== 40) broken.push(`${passed} of 40 requests passed the limit`);
        if (counted !== 60) broken.push(`${counted} of 60 requests are in the metrics`);
        return `of 60 requests of one user ${passed} passed a limit of 40; one scrape tells of ${counted}`;
      });
    } finally {
      await redis.stop();
    }
  },
};
