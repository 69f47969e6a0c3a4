import { expect } from 'chai';
import { err, ok } from 'neverthrow';
import { BoundedStreams } from '../../../../src/adapters/http/kit/bounded-streams.ts';

const busy = err({ kind: 'rate.limited', retryAfter: 5 });

describe('bounded streams', () => {
  let ended: number;
  beforeEach(() => {
    ended = 0;
  });
  async function* counting(chunks = 3): AsyncIterable<Uint8Array> {
    try {
      for (let n = 0; n < chunks; n += 1) yield Uint8Array.of(n);
    } finally {
      ended += 1;
    }
  }
  const opened = (streams: BoundedStreams, who: string) => streams.open(who, async () => ok(counting()));
  const read = async (bytes: AsyncIterable<Uint8Array>): Promise<number[]> => {
    const seen: number[] = [];
    for await (const chunk of bytes) seen.push(...chunk);
    return seen;
  };

  it('give every chunk, and their place free with the last', async () => {
    const streams = new BoundedStreams({ most: 1, longest: 60_000 });
    for (const who of ['ada', 'ada', 'eve'])
      expect(await read((await opened(streams, who))._unsafeUnwrap())).to.deep.equal([0, 1, 2]);
    expect(ended).to.equal(3);
  });

  it('are one at a time of a requester, and so many of all', async () => {
    const streams = new BoundedStreams({ most: 2, longest: 60_000 });
    const first = (await opened(streams, 'ada'))._unsafeUnwrap();
    expect(await opened(streams, 'ada')).to.deep.equal(busy);
    expect((await opened(streams, 'eve')).isOk()).to.equal(true);
    expect(await opened(streams, 'bob')).to.deep.equal(busy);
    await read(first);
    expect((await opened(streams, 'bob')).isOk()).to.equal(true);
  });

  it('end where whoever reads stops, also before the first chunk', async () => {
    const streams = new BoundedStreams({ most: 1, longest: 60_000 });
    for await (const _ of (await opened(streams, 'ada'))._unsafeUnwrap()) break;
    await (await opened(streams, 'ada'))._unsafeUnwrap()[Symbol.asyncIterator]().return?.();
    expect(ended).to.equal(2);
    expect((await opened(streams, 'ada')).isOk()).to.equal(true);
  });

  it('end when their time is over, read or not', async () => {
    const streams = new BoundedStreams({ most: 1, longest: 1 });
    const stream = (await opened(streams, 'ada'))._unsafeUnwrap();
    while (ended === 0) await new Promise((resolve) => setImmediate(resolve));
    const late = await read(stream).then(undefined, (error: unknown) => String(error));
    expect(late).to.equal('Error: The answer took too long.');
    expect((await opened(streams, 'ada')).isOk()).to.equal(true);
  });

  it('leave no place taken where they do not begin, or break', async () => {
    const streams = new BoundedStreams({ most: 1, longest: 60_000 });
    const refused = err({ kind: 'test.refused' });
    expect(await streams.open('ada', async () => refused)).to.deep.equal(refused);
    const crash = new Error('a defect');
    const begin = () => Promise.reject(crash);
    expect(await streams.open('ada', begin).catch((error: unknown) => error)).to.equal(crash);
    async function* breaking(): AsyncIterable<Uint8Array> {
      yield Uint8Array.of(1);
      throw crash;
    }
    const stream = (await streams.open('ada', async () => ok(breaking())))._unsafeUnwrap();
    expect(await read(stream).catch((error: unknown) => error)).to.equal(crash);
    expect((await opened(streams, 'ada')).isOk()).to.equal(true);
  });
});
