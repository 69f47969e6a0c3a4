import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { ok } from 'neverthrow';
import type { IncomingBytes } from '../../../src/application/files/ports.ts';
import { SweepFiles } from '../../../src/application/files/sweep-files.ts';
import { actorOf } from '../../support/actors.ts';
import { bytesOf, incoming, keysOf } from '../../support/files/bytes.ts';
import { filesInMemory } from '../../support/files/files-in-memory.ts';
import { describeOnAllStorages } from '../../support/files/storages.ts';

const ada = actorOf('ada');
const description = { name: 'a.txt', contentType: 'text/plain', taskId: null, projectId: null };
const hello = Buffer.from('hello');

describeOnAllStorages('what nobody needs is swept up', (open) => {
  const prepared = () => {
    const storage = open();
    const made = filesInMemory(storage);
    const swept: number[] = [];
    const meters = { filesSwept: (count: number) => void swept.push(count) };
    return { storage, swept, ...made, sweep: new SweepFiles(made.parts.uploads, storage, made.clock, meters) };
  };
  const upload = (
    { useCases }: { useCases: ReturnType<typeof filesInMemory>['useCases'] },
    bytes: IncomingBytes<never>,
  ) => useCases.upload.execute(ada, { description, size: undefined, bytes }, (_, keep) => keep());

  it('spares the bytes of files, live ones and deleted ones', async () => {
    const all = prepared();
    const [live, deleted] = [await upload(all, incoming(hello)), await upload(all, incoming(hello))];
    await all.useCases.remove.execute(ada, deleted._unsafeUnwrap().facts.id, undefined, { permanent: false });
    await all.storage.put(randomUUID(), incoming(hello));
    expect((await all.sweep.execute())._unsafeUnwrap()).to.equal(1);
    expect(all.swept).to.deep.equal([1]);
    const kept = [live, deleted].map((file) => file._unsafeUnwrap().facts.id as string);
    expect(await keysOf(all.storage)).to.deep.equal(kept.sort());
  });

  it('spares an upload however long it takes, as long as it moves', async () => {
    const all = prepared();
    async function* slow(): IncomingBytes<never> {
      for (let part = 0; part < 60; part += 1) {
        yield ok(hello);
        all.clock.advance({ minutes: 1 });
        await all.sweep.execute();
      }
    }
    const file = (await upload(all, slow()))._unsafeUnwrap();
    expect((await bytesOf(all.storage, file.facts.id))?.length).to.equal(300);
  });

  it('gives an upload up that stands still, and then it is no file', async () => {
    const all = prepared();
    async function* stuck(): IncomingBytes<never> {
      yield ok(hello);
      all.clock.advance({ minutes: 16 });
      await all.sweep.execute();
    }
    // On disk its beginning was swept as well: then it is the storage that cannot end it.
    const outcome = await upload(all, stuck()).catch(() => undefined);
    expect(outcome?.isOk() ?? false).to.equal(false);
    expect((await all.parts.files.idsOf('ada')).length).to.equal(0);
    await all.sweep.execute();
    expect(await keysOf(all.storage)).to.deep.equal([]);
  });
});
