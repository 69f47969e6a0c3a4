import { expect } from 'chai';
import { parseFileName } from '../../../src/domain/files/file-name.ts';
import { parseDescription, StoredFile } from '../../../src/domain/files/stored-file.ts';
import type { Instant } from '../../../src/domain/kernel/instant.ts';

const opened = '2026-03-01T10:00:00.000Z' as Instant;
const later = '2026-03-02T10:00:00.000Z' as Instant;
const described = { name: 'a.txt', contentType: 'text/plain; charset=utf-8', taskId: 7, projectId: null };
const content = { size: 5, sha256: 'a'.repeat(64), imageType: null };
const file = () => StoredFile.open('f1', 'ada', described, content, opened)._unsafeUnwrap();

describe('the name of a file', () => {
  for (const [given, kept] of [
    ['a.txt', 'a.txt'],
    [' a.txt ', 'a.txt'],
    ['/etc/passwd', 'passwd'],
    ['C:\\Users\\ada\\a.txt', 'a.txt'],
    ['.profile', '.profile'],
    ['...', '...'],
    ['x'.repeat(255), 'x'.repeat(255)],
  ] as const)
    it(`${JSON.stringify(given.slice(0, 20))} is kept as ${JSON.stringify(kept.slice(0, 20))}`, () =>
      expect(parseFileName(given)._unsafeUnwrap()).to.equal(kept));

  for (const [given, rule, constraint] of [
    ['', 'required', 'required'],
    ['folder/', 'required', 'required'],
    ['.', 'format', 'the name of a file'],
    ['a/..', 'format', 'the name of a file'],
    [' .. ', 'format', 'the name of a file'],
    ['a\nb', 'format', 'without control characters'],
    ['\u0007', 'format', 'without control characters'],
    ['x'.repeat(256), 'too_long', 'at most 255 characters'],
  ] as const)
    it(`${JSON.stringify(given.slice(0, 20))} is none: ${constraint}`, () =>
      expect(parseFileName(given)._unsafeUnwrapErr()).to.deep.include({ field: 'name', rule, constraint }));
});

describe('a file', () => {
  it('has what was said of it and what its bytes tell, and is live', () => {
    expect(file().facts).to.deep.equal({
      ...{ ...described, ...content, id: 'f1', ownerId: 'ada', version: 1 },
      ...{ createdAt: opened, updatedAt: opened, deletedAt: null, deletedWith: null },
    });
  });

  it('belongs to a task or to a project, and not to both', () => {
    const both = parseDescription({ ...described, projectId: 'p1' })._unsafeUnwrapErr();
    expect(both.violations).to.deep.equal([
      { field: 'projectId', rule: 'format', constraint: 'left out where taskId is given' },
    ]);
    for (const target of [
      { taskId: null, projectId: 'p1' },
      { taskId: null, projectId: null },
    ])
      expect(parseDescription({ ...described, ...target })._unsafeUnwrap()).to.deep.equal({ ...described, ...target });
    expect(StoredFile.open('f1', 'ada', { ...described, name: '' }, content, opened).isErr()).to.equal(true);
  });

  it('remembers what took it along, and forgets that when it comes back', () => {
    const taken = file().deleteWith('task', later);
    expect(taken.facts).to.deep.equal({ ...file().facts, version: 2, deletedAt: later, deletedWith: 'task' });
    expect(taken.undelete().facts).to.deep.equal({ ...file().facts, version: 3 });
    expect(file().delete(later).undelete().facts).to.deep.equal({ ...file().facts, version: 3 });
  });

  it('is revised by the same rules', () => {
    expect(file().revise({ name: '' }, later).isErr()).to.equal(true);
    expect(file().revise({ name: 'b.txt' }, later)._unsafeUnwrap().facts.name).to.equal('b.txt');
  });
});
