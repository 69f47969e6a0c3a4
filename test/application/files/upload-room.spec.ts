import { expect } from 'chai';
import { ok } from 'neverthrow';
import type { IncomingBytes, RoomAsked } from '../../../src/application/files/ports.ts';
import { brokenAfter, incoming, someBytes } from '../../support/files/bytes.ts';
import { uploading } from '../../support/files/uploading.ts';

const hello = Buffer.from('hello');
const mega = 1024 * 1024;

/** Notes what room is asked for. */
function noting(left = Number.POSITIVE_INFINITY) {
  const asked: RoomAsked[] = [];
  const made = uploading({
    limits: { maxBytes: 10 * mega, quota: 100 * mega },
    uploads: {
      reserve: async (_, room) => {
        asked.push(room);
        return room.need > left ? undefined : Math.min(room.wish, left);
      },
      end: async () => true,
      giveUp: async () => 0,
      unknownOf: async () => [],
    },
  });
  return { ...made, asked: () => asked.map(({ need, wish }) => [need, wish]) };
}

describe('the room of an upload', () => {
  const limits = { maxBytes: 10, quota: 12 };

  it('is no more than a file may have, announced or not', async () => {
    const tooLarge = { kind: 'file.too_large', limit: 10 };
    expect((await uploading({ limits }).upload(brokenAfter(hello), { size: 11 }))._unsafeUnwrapErr()).to.deep.equal(
      tooLarge,
    );
    expect((await uploading({ limits }).upload(incoming(someBytes(11))))._unsafeUnwrapErr()).to.deep.equal(tooLarge);
    expect((await uploading({ limits }).upload(incoming(someBytes(10)), { size: 10 })).isOk()).to.equal(true);
    expect((await uploading({ limits }).upload(incoming(someBytes(10), 5))).isOk()).to.equal(true);
  });

  it('is no more than its owner has left', async () => {
    const { upload } = uploading({ limits });
    await upload(incoming(someBytes(10)));
    const exceeded = { kind: 'file.quota_exceeded', quota: 12 };
    expect((await upload(brokenAfter(hello), { size: 3 }))._unsafeUnwrapErr()).to.deep.equal(exceeded);
    expect((await upload(incoming(someBytes(3))))._unsafeUnwrapErr()).to.deep.equal(exceeded);
    expect((await upload(incoming(someBytes(2)))).isOk()).to.equal(true);
  });

  it('is held before the first byte where it is announced, and not asked for again', async () => {
    const { upload, asked } = noting();
    await upload(incoming(someBytes(2 * mega)), { size: 2 * mega });
    expect(asked()).to.deep.equal([[2 * mega, 2 * mega]]);
  });

  it('is taken in steps of four megabytes where it is not, and no further than a file may go', async () => {
    const { upload, asked } = noting();
    await upload(incoming(someBytes(10 * mega), mega));
    expect(asked()).to.deep.equal([
      [0, 0],
      [mega, 5 * mega],
      [6 * mega, 10 * mega],
    ]);
  });

  it('is asked for as it is needed where there is less than a step', async () => {
    const { upload, asked } = noting(2 * mega);
    expect((await upload(incoming(someBytes(3 * mega), mega)))._unsafeUnwrapErr()).to.deep.equal({
      ...{ kind: 'file.quota_exceeded', quota: 100 * mega },
    });
    expect(asked()).to.deep.equal([
      [0, 0],
      [mega, 5 * mega],
      [3 * mega, 7 * mega],
    ]);
  });

  it('is claimed again after a minute, so that others see that it goes on', async () => {
    const { upload, asked, clock } = noting();
    async function* slow(): IncomingBytes<never> {
      yield ok(hello);
      clock.advance({ seconds: 59, milliseconds: 999 });
      yield ok(hello);
      clock.advance({ milliseconds: 1 });
      yield ok(hello);
      yield ok(hello);
    }
    await upload(slow(), { size: 1000 });
    expect(asked()).to.deep.equal([
      [1000, 1000],
      [15, 1000],
    ]);
  });
});
