import { expect } from 'chai';
import type { EventStream } from '../../../../../src/adapters/http/kit/event-stream.ts';
import { ChangeStreams } from '../../../../../src/adapters/http/v1/changes/change-streams.ts';
import { systemClock } from '../../../../../src/adapters/system/system-clock.ts';
import { actorOf } from '../../../../support/actors.ts';
import { TestLog } from '../../../../support/log.ts';

const place = { history: 'h', start: crypto.randomUUID(), snapshot: '5:5:' };

describe('the streams of a process', () => {
  const streamsOf = (limits?: { readonly ofUser: number; readonly inAll: number }, here = async () => place) =>
    new ChangeStreams({
      changes: { here, since: async () => ({ place, changes: [] }), kindsSince: async () => [] },
      whyEnded: async () => undefined,
      clock: systemClock,
      log: new TestLog(),
      comeBackAfter: () => 1,
      kinds: ['tasks'],
      ...(limits && { limits }),
    });

  /** Opens one, and gives how its client leaves. */
  const opened = async (streams: ChangeStreams, userId: string): Promise<() => void> => {
    let leave = () => {};
    const whenClosed = (then: () => void) => {
      leave = then;
    };
    const begin = (await streams.open(actorOf(userId), undefined))._unsafeUnwrap();
    begin({ whenClosed, send: () => {}, end: () => {} } as unknown as EventStream);
    return () => leave();
  };
  const refusal = async (streams: ChangeStreams, userId: string) =>
    (await streams.open(actorOf(userId), undefined))._unsafeUnwrapErr().kind;

  it('are so many in all, whoever opens them, and one more when one has gone', async () => {
    const streams = streamsOf({ ofUser: 10, inAll: 3 });
    const leaving = [await opened(streams, 'ada'), await opened(streams, 'bob'), await opened(streams, 'eve')];
    expect(await refusal(streams, 'dan')).to.equal('streams.full');
    leaving[0]?.();
    await opened(streams, 'dan');
    expect(await refusal(streams, 'dan')).to.equal('streams.full');
    expect(streams.size).to.equal(3);
    streams.stop();
  });

  it('are ten of a user and ten thousand of all, unless others are asked for', async () => {
    const streams = streamsOf();
    for (let n = 0; n < 10_000; n += 1) await opened(streams, `user-${n % 1000}`);
    expect(await refusal(streams, 'user-1')).to.equal('streams.too_many');
    expect(await refusal(streams, 'one more')).to.equal('streams.full');
    streams.stop();
  });

  it('take no place where one could not be opened', async () => {
    let isAway = true;
    const streams = streamsOf({ ofUser: 1, inAll: 1 }, async () => {
      if (isAway) throw new Error('away');
      return place;
    });
    const failed = await streams.open(actorOf('ada'), undefined).catch((error: Error) => error.message);
    expect([failed, streams.size]).to.deep.equal(['away', 0]);
    isAway = false;
    await opened(streams, 'ada');
    expect(await refusal(streams, 'ada')).to.equal('streams.too_many');
    streams.stop();
  });
});
