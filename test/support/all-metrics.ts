import { PrometheusMeters } from '../../src/infrastructure/metrics/prometheus-meters.ts';

export interface KnownMetric {
  readonly name: string;
  readonly labelNames: readonly string[];
  readonly type: string;
}

const sources = {
  pool: () => ({ total: 0, idle: 0, waiting: 0, kinds: {} }),
  clients: () => ({ open: 0, waitingBytes: 0 }),
  streams: () => 0,
  activeSessions: async () => 0,
  jobs: async () => ({}),
  webhookWait: async () => 0,
  backupVerifiedAge: async () => 1,
};

const listed = ({ registry }: PrometheusMeters): readonly KnownMetric[] =>
  registry.getMetricsAsArray() as unknown as readonly KnownMetric[];

/** What the product itself counts. */
export const ownMetrics = (): readonly KnownMetric[] => listed(new PrometheusMeters('1.2.3').observe(sources));

/** The same and what Node.js tells of itself: all that `/metrics` shows. */
export const allMetrics = (): readonly KnownMetric[] =>
  listed(new PrometheusMeters('1.2.3').observe(sources).observeProcess());
