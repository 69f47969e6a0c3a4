import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import type { Quota } from '../../../src/adapters/limits/quota.ts';
import { RedisLink } from '../../../src/adapters/limits/redis-link.ts';
import { RedisRateLimit } from '../../../src/adapters/limits/redis-rate-limit.ts';
import type { Allowance, RateLimit } from '../../../src/application/kernel/rate-limits.ts';
import { rateLimitContract } from '../../contracts/rate-limit.ts';
import { TestLog } from '../../support/log.ts';
import { startRedis, type TestRedis } from '../../support/redis.ts';

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await pause(10);
};

describe('a limit in Redis', () => {
  let redis: TestRedis;
  let links: RedisLink[] = [];
  const connect = async (log = new TestLog()): Promise<RedisLink> => {
    const link = new RedisLink(redis.url, log);
    links.push(link);
    await until(() => link.usable);
    return link;
  };

  before(async () => {
    redis = await startRedis();
  });
  afterEach(async () => {
    for (const link of links) link.close();
    links = [];
    await redis.stop();
    await redis.start();
  });
  after(() => redis.stop());

  describe('keeps the promises of the port:', () => {
    let link: RedisLink;
    beforeEach(async () => {
      link = await connect();
    });
    rateLimitContract(() => ({
      open: (quota) => new RedisRateLimit(quota, link),
      pass: (seconds) => pause(seconds * 1000),
    }));
  });

  const quota: Quota = { name: 'default', scope: 'user', requests: 3, windowSeconds: 60 };
  const timed = async (limit: RateLimit): Promise<Allowance & { milliseconds: number }> => {
    const began = performance.now();
    const allowance = await limit.take('ada');
    return { ...allowance, milliseconds: performance.now() - began };
  };

  it('is shared by all processes', async () => {
    const [one, other] = [new RedisRateLimit(quota, await connect()), new RedisRateLimit(quota, await connect())];
    const answers = [await one.take('ada'), await other.take('ada'), await one.take('ada'), await other.take('ada')];
    expect(answers.map(({ remaining }) => remaining)).to.deep.equal([2, 1, 0, 0]);
    expect(answers.at(-1)?.allowed).to.equal(false);
  });

  it('asks Redis nothing about a subject that is over its limit', async () => {
    const link = await connect();
    const limit = new RedisRateLimit(quota, link);
    for (let count = 0; count < 4; count += 1) await limit.take('ada');
    const commands = async () => Number(/total_commands_processed:(\d+)/.exec(await link.client.info('stats'))?.[1]);
    const before = await commands();
    for (let count = 0; count < 50; count += 1) expect((await limit.take('ada')).allowed).to.equal(false);
    expect((await commands()) - before).to.be.below(5);
  });

  it('leaves nothing in Redis that does not end with its window', async () => {
    const link = await connect();
    await new RedisRateLimit(quota, link).take('ada');
    for (const key of await link.client.keys('*')) {
      expect(key).to.match(/^mainstay:limit:user:/);
      expect(await link.client.ttl(key)).to.be.within(1, 60);
    }
  });

  it('counts alone when Redis dies, and shares again when it is back', async () => {
    const log = new TestLog();
    const link = await connect(log);
    const limit = new RedisRateLimit(quota, link);
    await limit.take('ada');
    await redis.stop();
    const alone = await timed(limit);
    expect(alone).to.include({ allowed: true });
    expect(alone.milliseconds).to.be.below(250);
    await redis.start();
    await until(() => link.usable);
    const [other] = [new RedisRateLimit(quota, await connect())];
    await limit.take('bob');
    expect((await other.take('bob')).remaining).to.equal(1);
    expect(log.lines.map(({ level }) => level)).to.deep.equal(['warn', 'info']);
  });

  it('lets the first request wait a tenth of a second for a Redis that hangs, and no other', async () => {
    const link = await connect();
    const limit = new RedisRateLimit({ ...quota, requests: 1000 }, link);
    await limit.take('ada');
    redis.freeze();
    const waited: number[] = [];
    for (let count = 0; count < 200; count += 1) {
      waited.push((await timed(limit)).milliseconds);
      await pause(5);
    }
    redis.thaw();
    expect(waited[0]).to.be.within(50, 250);
    expect(waited.slice(1).filter((milliseconds) => milliseconds > 50)).to.deep.equal([]);
    await until(() => link.usable);
  });
});
