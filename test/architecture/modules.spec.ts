import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';

const root = join(import.meta.dirname, '../../src');

/** A program runs when it is imported; the journeys start them. */
const isProgram = (path: string) => path.includes('programs');
/** What a browser runs needs a document; the page's own tests open it there. */
const isOfThePage = (path: string) => path.startsWith('adapters/web/');

/** Coverage counts what no test needs only once it is loaded; a module of types alone counts as covered then. */
it('every module of the product can be imported', async function () {
  this.timeout(60_000);
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const modules = paths.filter((path) => path.endsWith('.ts') && !isProgram(path) && !isOfThePage(path));
  const broken: string[] = [];
  for (const path of modules) await import(join(root, path)).catch((defect) => broken.push(`${path}: ${defect}`));
  expect(broken).to.deep.equal([]);
});
