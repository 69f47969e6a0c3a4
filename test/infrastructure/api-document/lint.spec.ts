import { createConfig, lintFromString } from '@redocly/openapi-core';
import spectralCore, { type RulesetDefinition } from '@stoplight/spectral-core';
import spectralRulesets from '@stoplight/spectral-rulesets';
import { expect } from 'chai';
import { http } from '../../../src/infrastructure/wiring/tokens/tokens.ts';
import { memoryProduct } from '../../support/memory-product.ts';

describe("the product's OpenAPI document under the linters of others", function () {
  this.timeout(60_000);
  const source = JSON.stringify(memoryProduct().container.get(http.document)());

  it('gives Redocly nothing to find but that two contracts share one prefix', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const problems = await lintFromString({ source, config });
    const found = problems.map(({ ruleId, location }) => `${ruleId} ${location[0]?.pointer}`);
    expect(found.filter((each) => !each.startsWith('no-ambiguous-paths '))).to.deep.equal([]);
  });

  it('gives Spectral nothing to find', async () => {
    const spectral = new spectralCore.Spectral();
    spectral.setRuleset({ extends: [spectralRulesets.oas as RulesetDefinition] });
    const problems = await spectral.run(JSON.parse(source));
    expect(problems.map(({ code, path, message }) => `${code} ${path.join('/')} ${message}`)).to.deep.equal([]);
  });
});
