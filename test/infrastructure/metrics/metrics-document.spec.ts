import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { ownMetrics } from '../../support/all-metrics.ts';

describe('the table of metrics in docs/operations.md', () => {
  it('names each metric with its labels, and no other', async () => {
    const document = await readFile('docs/operations.md', 'utf8');
    const [, table = ''] = /<!-- metrics -->\n([\s\S]*)<!-- end of metrics -->/.exec(document) ?? [];
    const told = [...table.matchAll(/^\| `(\w+)` \| ([^|]*)\|/gm)].map(([, name, labels = '']) => [
      name,
      [...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label),
    ]);
    expect(told).to.have.deep.members(ownMetrics().map(({ name, labelNames }) => [name, labelNames]));
  });
});
