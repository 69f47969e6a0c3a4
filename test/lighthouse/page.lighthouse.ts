import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { browserFlags, browserPath } from '../support/browser.ts';
import { HttpListener } from '../support/http-listener.ts';
import { memoryProduct } from '../support/memory-product.ts';

const run = promisify(execFile);
/** Not among the packages that `npm ci` brings: it has 190 MB. */
const lighthouse = 'lighthouse@12.8.2';
/** Of 100, in each category. */
const least = 95;

interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number }>>;
}

describe('Lighthouse, on a slow phone', function () {
  this.timeout(300_000);

  it(`gives the page ${least} or more for speed, accessibility, good practice and being found`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lighthouse-'));
    const server = await HttpListener.open(memoryProduct().listener);
    try {
      const report = join(folder, 'report.json');
      const flags = ['--quiet', '--output=json', `--output-path=${report}`];
      const chromium = `--chrome-flags=${['--headless', ...browserFlags].join(' ')}`;
      await run('npx', ['--yes', lighthouse, `${server.url}/`, ...flags, chromium], {
        env: { ...process.env, CHROME_PATH: browserPath() },
      });
      const { categories }: Report = JSON.parse(await readFile(report, 'utf8'));
      const scores = Object.entries(categories).map(([name, { score }]) => [name, Math.round(score * 100)] as const);
      expect(scores.map(([name]) => name)).to.have.members(['performance', 'accessibility', 'best-practices', 'seo']);
      expect(scores.filter(([, score]) => score < least)).to.deep.equal([]);
    } finally {
      await server.close();
      await rm(folder, { recursive: true });
    }
  });
});
