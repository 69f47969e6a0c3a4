import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect } from 'chai';

const kinds = ['spec', 'faults', 'process', 'redis', 'browser', 'copy'];
const tests = globSync(`test/**/*.{${kinds.join(',')}}.ts`).map((path) => path.replaceAll('\\', '/'));
const named = new RegExp(`\`([\\w./-]+(?:\\.(?:${kinds.join('|')})\\.ts|/\\*))\``, 'g');

/** Of the documents that say which test shows what. */
const documents = [
  'docs/security.md',
  'docs/operations.md',
  'docs/performance.md',
  'docs/files.md',
  'docs/accounts.md',
];

/** Why a document's name for a test is of no use; `folder/*` names all that are there. */
function mistakeIn(name: string): string | undefined {
  const path = `/${name.replace(/^test\//, '').replace(/\*$/, '')}`;
  const meant = tests.filter((test) => (name.endsWith('/*') ? test.includes(path) : test.endsWith(path)));
  if (meant.length === 0) return `${name} is not there`;
  return meant.length > 1 && !name.endsWith('*') ? `${name} may be ${meant.join(' or ')}` : undefined;
}

describe('the tests that documents name', () => {
  for (const document of documents)
    it(`are there, each told apart: ${document}`, async () => {
      const names = [...(await readFile(document, 'utf8')).matchAll(named)].map(([, name]) => name ?? '');
      expect(names.map(mistakeIn).filter((mistake) => mistake !== undefined)).to.deep.equal([]);
    });

  it('would be missed', () => {
    expect(mistakeIn('accounts/nothing.spec.ts')).to.equal('accounts/nothing.spec.ts is not there');
    expect(mistakeIn('nowhere/*')).to.equal('nowhere/* is not there');
    expect(mistakeIn('accounts/sessions.spec.ts')).to.include(' or ');
  });
});
