import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect } from 'chai';
import { readConfig } from '../../../src/infrastructure/config/read-config.ts';
import { settingNames } from '../../../src/infrastructure/config/settings.ts';
import { withCounts } from '../../support/readme-counts.ts';
import { environmentExample, withSettingsTable } from '../../support/settings-document.ts';

const kept = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe('the documents about settings', () => {
  it('.env.example is as the settings make it (npm run docs)', () => {
    expect(kept('.env.example')).to.equal(environmentExample());
  });

  it('docs/operations.md is as the settings make it (npm run docs)', () => {
    expect(kept('docs/operations.md')).to.equal(withSettingsTable(kept('docs/operations.md')));
    expect(kept('README.md'), 'what the doctor counts').to.equal(withCounts(kept('README.md')));
  });

  it('.env.example holds nothing but the defaults', () => {
    const given = parseEnv(kept('.env.example').replace(/^#(?=[A-Z0-9_]+=)/gm, ''));
    expect(Object.keys(given)).to.have.members(settingNames);
    expect(readConfig(given)._unsafeUnwrap()).to.deep.equal(readConfig({})._unsafeUnwrap());
  });
});
