import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Rule } from './rule.ts';
import { importsMakeNoCircle } from './rules/circles.ts';
import { clientStandsAlone, pageUsesTheClient } from './rules/client-apart.ts';
import { featuresMeetAtPorts } from './rules/features.ts';
import { filesLieInTheirFolder } from './rules/loose-files.ts';
import { filesBearTheirExportsName } from './rules/named-after.ts';
import { namesSaySomething } from './rules/names.ts';
import { resultsAreOpenedOnce } from './rules/opened-once.ts';
import { nothingGeneratedIsKept, nothingNamesAMachine, nothingNamesARegistry } from './rules/portable.ts';
import { coreImportsOnlyNeverthrow, coreIsPure } from './rules/pure-core.ts';
import { ringsImportInwards } from './rules/rings.ts';
import { filesStaySmall } from './rules/size.ts';
import { noCheckIsSwitchedOff, noTestIsSwitchedOff, noTypeIsSwitchedOff } from './rules/switched-off.ts';
import { type Source, sourcesBelow } from './sources.ts';

/** Each rule with the folder of deliberately wrong files that it must refuse. */
const rules: Readonly<Record<string, Rule>> = {
  rings: ringsImportInwards,
  'client-apart': clientStandsAlone,
  'page-apart': pageUsesTheClient,
  features: featuresMeetAtPorts,
  'core-imports': coreImportsOnlyNeverthrow,
  'pure-core': coreIsPure,
  'opened-once': resultsAreOpenedOnce,
  circles: importsMakeNoCircle,
  'loose-files': filesLieInTheirFolder,
  size: filesStaySmall,
  names: namesSaySomething,
  'named-after': filesBearTheirExportsName,
  types: noTypeIsSwitchedOff,
  tests: noTestIsSwitchedOff,
  checks: noCheckIsSwitchedOff,
  generated: nothingGeneratedIsKept,
  machines: nothingNamesAMachine,
  registries: nothingNamesARegistry,
};

const exempt: Readonly<Record<string, RegExp>> = {
  /** One entity, whose status nothing outside of it may change: cut in two, it would have to open that to the other part. */
  size: /^src\/domain\/payments\/payment\.ts:/,
  /** Not yet renamed. */
  'named-after': /^src\/(client|adapters\/persistence|infrastructure\/wiring\/stores)\//,
};
const violations = join(import.meta.dirname, 'violations');

/** A wrong line says itself what is wrong about it: `// refused: domain imports adapters`. */
const expected = (tree: readonly Source[]): readonly string[] =>
  tree.flatMap(({ path, lines }) =>
    lines.flatMap(({ text, line }) => {
      const finding = text.match(/refused: (.*?)\W*$/)?.[1];
      return finding === undefined ? [] : [`${path}:${line} ${finding}`];
    }),
  );

describe('architecture', () => {
  const product = sourcesBelow(join(import.meta.dirname, '../..'));

  for (const [folder, rule] of Object.entries(rules)) {
    it(rule.promise, () =>
      expect(rule.findings(product).filter((finding) => !exempt[folder]?.test(finding))).to.deep.equal([]),
    );

    it(`${rule.promise}: the wrong files are refused, and nothing else in them`, () => {
      expect(existsSync(join(violations, folder)), 'a rule needs violations').to.equal(true);
      const wrong = sourcesBelow(join(violations, folder));
      expect(expected(wrong)).not.to.deep.equal([]);
      expect([...new Set(rule.findings(wrong))].sort()).to.deep.equal([...expected(wrong)].sort());
    });
  }

  it('keeps no violations that no rule refuses', () => {
    expect(readdirSync(violations).sort()).to.deep.equal(Object.keys(rules).sort());
  });
});
