import { expect } from 'chai';
import { MemoryFileStorage } from '../../../src/adapters/files/memory-file-storage.ts';
import type { FileLink } from '../../../src/application/files/make-file-link.ts';
import type { FileId } from '../../../src/domain/files/stored-file.ts';
import { after as later } from '../../../src/domain/kernel/instant.ts';
import { actorOf } from '../../support/actors.ts';
import { incoming } from '../../support/files/bytes.ts';
import { filesInMemory } from '../../support/files/files-in-memory.ts';

const [ada, eve] = [actorOf('ada'), actorOf('eve')];
const description = { name: 'a.txt', contentType: 'text/plain', taskId: null, projectId: null };
const absent = { kind: 'file.not_found' };
const invalid = { kind: 'file.link_invalid' };

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function stored(mayAct = true) {
  const storage = new MemoryFileStorage();
  const made = filesInMemory(storage, { owners: { mayAct: async (id) => mayAct && id === 'ada' } });
  const bytes = incoming(Buffer.from('hello'));
  const uploaded = await made.useCases.upload.execute(ada, { description, size: 5, bytes }, (_, keep) => keep());
  const { id } = uploaded._unsafeUnwrap().facts;
  const link = async () =>
    (await made.useCases.makeLink.execute(ada, id, { expiresIn: 60, inline: true }))._unsafeUnwrap();
  return { ...made, storage, id, link };
}

describe('the bytes of a file', () => {
  it('are read by its owner alone, whole or in part', async () => {
    const { useCases, id } = await stored();
    const file = (await useCases.open.execute(ada, id))._unsafeUnwrap();
    expect(file.facts).to.deep.include({ id, size: 5 });
    expect(await textOf((await file.read())._unsafeUnwrap())).to.equal('hello');
    expect(await textOf((await file.read({ first: 1, last: 2 }))._unsafeUnwrap())).to.equal('el');
    for (const [who, which] of [
      [eve, id],
      [ada, 'none' as FileId],
    ] as const)
      expect((await useCases.open.execute(who, which))._unsafeUnwrapErr()).to.deep.equal(absent);
  });

  it('that are not there are unreadable now, and of a file that was deleted a moment ago not there', async () => {
    const { useCases, id, storage, clock, parts } = await stored();
    const file = (await useCases.open.execute(ada, id))._unsafeUnwrap();
    await storage.remove([id]);
    expect((await file.read())._unsafeUnwrapErr()).to.deep.equal({ kind: 'file.unreadable', retryAfter: 5 });
    await parts.files.forget('ada', id, clock.now());
    expect((await file.read())._unsafeUnwrapErr()).to.deep.equal(absent);
  });
});

describe('a link to a file', () => {
  it('is made by its owner alone, for as long as was wished', async () => {
    const { useCases, id, link, clock } = await stored();
    expect(await link()).to.deep.include({ fileId: id, expiresAt: later(clock.now(), { seconds: 60 }), inline: true });
    expect(
      (await useCases.makeLink.execute(eve, id, { expiresIn: 60, inline: true }))._unsafeUnwrapErr(),
    ).to.deep.equal(absent);
  });

  it('leads to the bytes until it expires', async () => {
    const { useCases, id, link, clock } = await stored();
    const made = await link();
    clock.advance({ seconds: 59, milliseconds: 999 });
    const file = (await useCases.followLink.execute(made))._unsafeUnwrap();
    expect([file.facts.id, await textOf((await file.read())._unsafeUnwrap())]).to.deep.equal([id, 'hello']);
    clock.advance({ milliseconds: 1 });
    expect((await useCases.followLink.execute(made))._unsafeUnwrapErr()).to.deep.equal(invalid);
  });

  it('holds for what was signed alone', async () => {
    const { useCases, link } = await stored();
    const made = await link();
    const forged: readonly Partial<FileLink>[] = [
      { inline: false },
      { expiresAt: later(made.expiresAt, { seconds: 1 }) },
      { fileId: 'another' },
      { signature: '' },
    ];
    for (const change of forged)
      expect((await useCases.followLink.execute({ ...made, ...change }))._unsafeUnwrapErr()).to.deep.equal(invalid);
  });

  it('leads nowhere once the file is deleted, or while its owner is locked', async () => {
    const { useCases, id, link } = await stored();
    const made = await link();
    await useCases.remove.execute(ada, id, undefined, { permanent: false });
    expect((await useCases.followLink.execute(made))._unsafeUnwrapErr()).to.deep.equal(invalid);
    const locked = await stored(false);
    expect((await locked.useCases.followLink.execute(await locked.link()))._unsafeUnwrapErr()).to.deep.equal(invalid);
  });
});
