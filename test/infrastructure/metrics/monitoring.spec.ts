import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { allMetrics } from '../../support/all-metrics.ts';
import { askedBy } from '../../support/prom-ql.ts';

const read = (path: string): Promise<string> => readFile(path, 'utf8');

/** `up` and these labels are Prometheus's own; it renames our `job`. */
const ofPrometheus = { metrics: ['up'], labels: ['job', 'instance', 'le', 'exported_job'] };

const known = new Map(
  allMetrics().flatMap(({ name, labelNames, type }) => {
    const names = type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name];
    return names.map((each) => [each, labelNames] as const);
  }),
);

/** A rule's text, folded over lines or not. */
function alertsIn(
  rules: string,
): readonly { readonly name: string; readonly expression: string; readonly text: string }[] {
  return rules
    .split(/^ {6}- alert: /m)
    .slice(1)
    .map((text) => ({
      name: /^\w+/.exec(text)?.[0] ?? '',
      expression: (/^ {8}expr: (?:>-\n)?([\s\S]*?)\n {8}\w/m.exec(text)?.[1] ?? '').replace(/\s+/g, ' '),
      text,
    }));
}

const expressionsIn = (value: unknown): readonly string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) =>
        key === 'expr' && typeof inner === 'string' ? [inner] : expressionsIn(inner),
      );

function expectKnown(expression: string): void {
  const { metrics, labels } = askedBy(expression);
  expect(metrics, expression).not.to.deep.equal([]);
  const asked = metrics.filter((name) => !ofPrometheus.metrics.includes(name));
  for (const name of asked) expect([...known.keys()], expression).to.include(name);
  const possible = [...ofPrometheus.labels, ...asked.flatMap((name) => [...(known.get(name) ?? [])])];
  for (const label of labels) expect(possible, expression).to.include(label);
}

describe('docs/monitoring', () => {
  it('asks for metrics and labels that the product has, in alerts and on the dashboard', async () => {
    const alerts = alertsIn(await read('docs/monitoring/alerts.yaml'));
    const panels = expressionsIn(JSON.parse(await read('docs/monitoring/dashboard.json')));
    expect(alerts).to.have.lengthOf.above(20);
    expect(panels).to.have.lengthOf.above(30);
    for (const expression of [...alerts.map((alert) => alert.expression), ...panels]) expectKnown(expression);
  });

  it('shows each metric of the product on the dashboard', async () => {
    const shown = expressionsIn(JSON.parse(await read('docs/monitoring/dashboard.json'))).join('\n');
    const missing = allMetrics().filter(({ name }) => /^(http|mainstay)_/.test(name) && !shown.includes(name));
    expect(missing.map(({ name }) => name)).to.deep.equal([]);
  });

  it('notices a name that is wrong', () => {
    expect(() => expectKnown('rate(mainstay_payment_total[5m])')).to.throw('mainstay_payment_total');
    expect(() => expectKnown('sum by (state) (rate(mainstay_payments_total{outcome="failed"}[5m]))')).to.throw('state');
    expect(() => expectKnown('mainstay_jobs{status="dead"} > 0')).to.throw('status');
  });

  it('tells of each alert what it means, what to look at and what to do, and is linked from it', async () => {
    const alerts = alertsIn(await read('docs/monitoring/alerts.yaml'));
    const sections = (await read('docs/monitoring/README.md')).split(/^## /m).slice(1);
    expect(sections.map((section) => section.split('\n')[0])).to.deep.equal(alerts.map(({ name }) => name));
    for (const section of sections)
      expect(section).to.match(/^\w+\n\*\*Means\*\*: .+\n\n\*\*Look at\*\*: .+\n\n\*\*Do\*\*: .+\n/);
    for (const { name, text } of alerts)
      expect(text, name).to.include(`runbook_url: docs/monitoring/README.md#${name.toLowerCase()}\n`);
  });

  it('names commands, options and settings that there are', async () => {
    const runbook = await read('docs/monitoring/README.md');
    const [commands, settings] = await Promise.all([read('docs/cli.md'), read('docs/operations.md')]);
    const named = [...runbook.matchAll(/`mainstay ([a-z]+(?: [a-z]+)?)((?: --[a-z]+)?)[^`]*`/g)];
    expect(named).to.have.lengthOf.above(10);
    for (const [all, command, option = ''] of named) {
      const section = commands.split(/^#+ /m).find((text) => text.startsWith(`mainstay ${command}`)) ?? '';
      expect(section, all).not.to.equal('');
      expect(section, all).to.include(option.trim());
    }
    for (const [, name = ''] of runbook.matchAll(/`([A-Z]+_[A-Z_]+)`/g))
      if (name !== 'TMPDIR') expect(settings, name).to.include(`| \`${name}\` |`);
  });

  it('has a trial for each alert', async () => {
    const trials = await read('test/monitoring/alerts.test.yaml');
    const tried = [...trials.matchAll(/alertname="(\w+)"/g)].map(([, name]) => name);
    expect(tried).to.deep.equal(alertsIn(await read('docs/monitoring/alerts.yaml')).map(({ name }) => name));
  });
});
