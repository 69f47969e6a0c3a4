import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { PrometheusMeters } from '../../../src/infrastructure/metrics/prometheus-meters.ts';

const sources = {
  pool: () => ({ total: 0, idle: 0, waiting: 0, kinds: {} }),
  clients: () => ({ open: 0, waitingBytes: 0 }),
  streams: () => 0,
  activeSessions: async () => 0,
  jobs: async () => ({}),
  webhookWait: async () => 0,
  backupVerifiedAge: async () => 1,
};

describe('the table of metrics in docs/operations.md', () => {
  it('names each metric with its labels, and no other', async () => {
    const document = await readFile('docs/operations.md', 'utf8');
    const [, table = ''] = /<!-- metrics -->\n([\s\S]*)<!-- end of metrics -->/.exec(document) ?? [];
    const told = [...table.matchAll(/^\| `(\w+)` \| ([^|]*)\|/gm)].map(([, name, labels = '']) => [
      name,
      [...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label),
    ]);
    const { registry } = new PrometheusMeters('1.2.3').observe(sources);
    const counted = registry
      .getMetricsAsArray()
      .map((metric) => [
        (metric as unknown as { name: string }).name,
        (metric as unknown as { labelNames: string[] }).labelNames,
      ]);
    expect(told).to.have.deep.members(counted);
  });

  it('is what the alerts ask for', async () => {
    const document = await readFile('docs/operations.md', 'utf8');
    const asked = [...document.matchAll(/\b((?:mainstay|http)_\w+?)(?:_bucket)?\b[{[)]/g)].map(([, name]) => name);
    const { registry } = new PrometheusMeters('1.2.3').observe(sources);
    expect(asked.length).to.be.above(6);
    for (const name of asked) expect(registry.getSingleMetric(name ?? ''), name).not.to.equal(undefined);
  });
});
