import { readFileSync } from 'node:fs';
import { expect } from 'chai';

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };

/** npm leaves out what its registry does not hold for another platform, and `npm ci` refuses such a lock file. */
it('the lock file holds every platform of every package, with its hash', () => {
  const known = Object.keys(packages).map((path) => path.split('node_modules/').at(-1));
  const wanted = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).map((name) => `${name} of ${path || 'the product'}`),
  );
  expect(wanted.filter((want) => !known.includes(want.split(' ')[0]))).to.deep.equal([]);
  const unproven = Object.entries(packages).filter(([path, { version, integrity }]) => path && !(version && integrity));
  expect(unproven.map(([path]) => path)).to.deep.equal([]);
});
