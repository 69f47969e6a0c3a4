import { globSync, readFileSync } from 'node:fs';
import { expect } from 'chai';

const suspicious = [
  /parseFloat/,
  /toFixed/,
  /Math\.(round|floor|ceil|trunc)\([^)]*(amount|money)/i,
  /[\w)\]] \/ [\w(]/,
  /\b\d+\.\d+\b/,
];

describe('money', () => {
  it('is never a float: nothing in payments divides, rounds or parses one', () => {
    const files = globSync('src/{domain,application}/payments/**/*.ts').concat(
      globSync('src/adapters/{gateways,http,persistence}/**/payments/**/*.ts'),
      globSync('src/adapters/gateways/**/*.ts'),
    );
    expect(files.length).to.be.greaterThan(40);
    const found = files.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => !/^\s*(\/\/|\*|\/\*\*|import)/.test(line))
        // Pages are counted, not paid.
        .filter((line) => !line.includes('totalPages'))
        .filter((line) => suspicious.some((pattern) => pattern.test(line)))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(found).to.deep.equal([]);
  });
});
