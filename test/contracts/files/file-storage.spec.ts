import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { brokenAfter, bytesOf, incoming, keysOf, refusedAfter, someBytes } from '../../support/files/bytes.ts';
import { describeOnAllStorages } from '../../support/files/storages.ts';

const empty = Buffer.alloc(0);
const small = someBytes(1000);
/** More than one part of S3, more than one read of a disk. */
const large = someBytes(9 * 1024 * 1024 + 7);
const gone = { kind: 'gone' } as const;

describeOnAllStorages('what a storage of files promises', (open) => {
  for (const [what, bytes] of [
    ['nothing', empty],
    ['a few bytes', small],
    ['many bytes', large],
  ] as const)
    it(`gives back ${what} as they came`, async () => {
      const storage = open();
      const key = randomUUID();
      expect(await storage.put(key, incoming(bytes))).to.have.property('value', undefined);
      expect((await bytesOf(storage, key))?.equals(bytes)).to.equal(true);
    });

  it('gives any part', async () => {
    const storage = open();
    const key = randomUUID();
    await storage.put(key, incoming(large));
    const end = large.length - 1;
    for (const [first, last] of [
      [1, 1],
      [0, 99],
      [100, 70_000],
      [end, end],
      [end - 3, end],
      [0, end],
    ] as const)
      expect((await bytesOf(storage, key, { first, last }))?.equals(large.subarray(first, last + 1))).to.equal(true);
  });

  it('knows nothing of a key that nobody stored', async () => {
    expect(await bytesOf(open(), randomUUID())).to.equal(undefined);
  });

  it('lists what it keeps, and what is listed can be removed', async () => {
    const storage = open();
    const keys = [randomUUID(), randomUUID(), randomUUID()].sort();
    for (const key of keys) await storage.put(key, incoming(small));
    expect(await keysOf(storage)).to.deep.equal(keys);
    for await (const entries of storage.entries()) for (const entry of entries) await entry.remove();
    expect(await keysOf(storage)).to.deep.equal([]);
  });

  it('removes what it is told to, and minds nothing that is not there', async () => {
    const storage = open();
    const [one, other] = [randomUUID(), randomUUID()];
    await storage.put(one, incoming(small));
    await storage.put(other, incoming(small));
    await storage.remove([one, randomUUID()]);
    await storage.remove([one]);
    expect(await bytesOf(storage, one)).to.equal(undefined);
    expect(await keysOf(storage)).to.deep.equal([other]);
  });

  for (const [when, before] of [
    ['at once', empty],
    ['after a few bytes', small],
    ['after many bytes', large],
  ] as const) {
    it(`leaves nothing where the bytes are refused ${when}, and says why`, async () => {
      const storage = open();
      const outcome = await storage.put(randomUUID(), refusedAfter(before, gone));
      expect(outcome).to.have.property('error', gone);
      expect(await keysOf(storage)).to.deep.equal([]);
    });

    it(`leaves nothing where the bytes break off ${when}`, async () => {
      const storage = open();
      const broken = await storage.put(randomUUID(), brokenAfter(before)).catch((error: unknown) => error);
      expect(broken).to.be.instanceOf(Error);
      expect(await keysOf(storage)).to.deep.equal([]);
    });
  }

  it('shows nothing of what is still coming in', async () => {
    const storage = open();
    const key = randomUUID();
    const { promise: rest, resolve: letRestCome } = Promise.withResolvers<void>();
    const half = large.subarray(0, 5_000_000);
    const running = storage.put(
      key,
      (async function* () {
        yield* incoming(half);
        await rest;
        yield* incoming(large.subarray(half.length));
      })(),
    );
    expect(await bytesOf(storage, key)).to.equal(undefined);
    letRestCome();
    await running;
    expect((await bytesOf(storage, key))?.length).to.equal(large.length);
  });

  it('takes many at once and mixes none up', async () => {
    const storage = open();
    const all = Array.from({ length: 20 }, (_, at) => ({ key: randomUUID(), bytes: small.subarray(at, 500 + at) }));
    await Promise.all(all.map(({ key, bytes }) => storage.put(key, incoming(bytes, 10))));
    for (const { key, bytes } of all) expect((await bytesOf(storage, key))?.equals(bytes)).to.equal(true);
  });
});
