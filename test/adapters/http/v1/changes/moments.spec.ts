import { mock } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import type { EventStream } from '../../../../../src/adapters/http/kit/event-stream.ts';
import { ChangeStreams } from '../../../../../src/adapters/http/v1/changes/change-streams.ts';
import type { EndReason } from '../../../../../src/adapters/http/v1/changes/open-stream.ts';
import { systemClock } from '../../../../../src/adapters/system/system-clock.ts';
import type { OwnerChange } from '../../../../../src/application/sync/ports.ts';
import { actorOf } from '../../../../support/actors.ts';
import { TestLog } from '../../../../support/log.ts';

const place = { history: 'h', start: crypto.randomUUID(), snapshot: '5:5:' };
const step = 50;

describe('what a stream tells, by a clock that the test winds', () => {
  let now = 0;
  let written: OwnerChange[] = [];
  let whyEnded: () => EndReason | undefined = () => undefined;
  let log: TestLog;
  let streams: ChangeStreams;
  let said: string[] = [];

  beforeEach(async () => {
    [now, written, said, whyEnded, log] = [0, [], [], () => undefined, new TestLog()];
    mock.timers.enable({ apis: ['setInterval'] });
    mock.method(performance, 'now', () => now);
    streams = new ChangeStreams({
      changes: {
        here: async () => place,
        since: async () => ({ place, changes: written.splice(0) }),
        kindsSince: async () => [],
      },
      whyEnded: async () => whyEnded(),
      clock: systemClock,
      log,
      comeBackAfter: () => 1,
      kinds: ['tasks'],
    });
    const tell = (lines: string) => void said.push(/^event: .*\ndata: .*$/m.exec(lines)?.[0] ?? lines);
    const stream = { whenClosed: () => {}, send: tell, end: tell } as unknown as EventStream;
    (await streams.open(actorOf('ada'), undefined))._unsafeUnwrap()(stream);
    said.splice(0);
  });
  afterEach(() => {
    streams.stop();
    mock.timers.reset();
    mock.restoreAll();
  });

  const pass = async (milliseconds: number): Promise<void> => {
    for (const end = now + milliseconds; now < end; ) {
      now += step;
      mock.timers.tick(step);
      await turn();
    }
  };

  // A look may have been over just before the commit, or be about to begin.
  for (const moment of [0, 50, 100, 150, 200])
    it(`is told within a second of its commit: ${moment} ms after the beginning`, async () => {
      await pass(moment);
      written.push({ ownerId: 'ada', kind: 'tasks' });
      await pass(1000);
      expect(said).to.deep.equal(['event: changed\ndata: {"kinds":["tasks"]}']);
    });

  it('ends within a second of the end of the access', async () => {
    await pass(300);
    whyEnded = () => 'logged_out';
    await pass(1000);
    expect(said[0]).to.equal('event: ended\ndata: {"reason":"logged_out"}');
  });

  it('says once in the log that it cannot look, and once more when that happens anew', async () => {
    const away = () => {
      throw new Error('away');
    };
    for (const lines of [1, 2]) {
      whyEnded = away;
      await pass(3000);
      whyEnded = () => undefined;
      await pass(1000);
      expect(log.lines).to.have.length(lines);
    }
    whyEnded = () => 'account_disabled';
    await pass(1000);
    expect(said[0]).to.include('account_disabled');
  });
});
