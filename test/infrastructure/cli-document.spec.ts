import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { cliDocument } from '../support/cli-document.ts';

it('docs/cli.md is as the commands make it (npm run docs)', () => {
  expect(readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8')).to.equal(cliDocument());
});
