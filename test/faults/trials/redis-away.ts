import { spawnSync } from 'node:child_process';
import { startRedis } from '../../support/redis.ts';
import { onStage } from '../ground/stage.ts';
import type { Trial } from '../trial.ts';

export const noRedis = async (): Promise<string | undefined> =>
  spawnSync('redis-server', ['--version']).status === 0 ? undefined : 'redis-server is not installed';

export const redisAway: Trial = {
  name: 'Redis gone and back',
  group: 'faults',
  lacking: noRedis,
  async run() {
    const redis = await startRedis();
    try {
      return await onStage({ environment: { REDIS_URL: redis.url } }, async ({ server, load, broken }) => {
        const before = load.failures;
        for (let round = 0; round < 2; round += 1) {
          await redis.stop();
          await load.writes(100);
          await redis.start();
          while (server.program.messages().filter((line) => String(line).startsWith('Redis is back')).length <= round)
            await load.writes(5);
        }
        redis.freeze();
        await load.writes(100);
        redis.thaw();
        if (load.failures > before) broken.push(`${load.failures - before} requests failed over it`);
        return 'gone twice, hung once and back again under load, no request failed over it';
      });
    } finally {
      redis.thaw();
      await redis.stop();
    }
  },
};
