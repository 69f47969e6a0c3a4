import type { Container } from 'inversify';
import { loadStripe } from '../../adapters/gateways/stripe/load-stripe.ts';
import { openLimits } from '../../adapters/limits/open-limits.ts';
import type { ChangeListener } from '../../adapters/persistence/changes/change-listener.ts';
import { PostgresChangeListener } from '../../adapters/persistence/changes/postgres-change-listener.ts';
import { Database } from '../../adapters/persistence/mikro-orm/database.ts';
import { migrateUp } from '../../adapters/persistence/mikro-orm/migrate.ts';
import { millisecondsOf } from '../../domain/kernel/instant.ts';
import type { Config } from '../config/config.ts';
import { madeSecret } from '../config/made-secret.ts';
import { version } from '../config/version.ts';
import { reachDatabase } from '../embedded-postgres/reach-database.ts';
import type { Logger } from '../logging/logger.ts';
import { queriesReport } from '../logging/queries-report.ts';
import { PrometheusMeters } from '../metrics/prometheus-meters.ts';
import { ofAllWorkers } from '../metrics/workers.ts';
import { createServerContainer } from '../wiring/create-server-container.ts';
import { mikroStoreModule } from '../wiring/stores/mikro-store.ts';
import { accounts } from '../wiring/tokens/account-tokens.ts';
import { backup } from '../wiring/tokens/backup-tokens.ts';
import { jobs } from '../wiring/tokens/job-tokens.ts';
import { storage } from '../wiring/tokens/storage-tokens.ts';
import { sync } from '../wiring/tokens/sync-tokens.ts';
import { http, kernel } from '../wiring/tokens/tokens.ts';
import { webhooks } from '../wiring/tokens/webhook-tokens.ts';
import { usualLimits } from './lifecycle/connections/connection-limits.ts';
import type { Service } from './lifecycle/service.ts';

interface ServiceWish {
  readonly runsJobs: boolean;
  /** Processes that share the connections of clients. */
  readonly workers: number;
  onStep(step: string): void;
}

/** Everything that a server process needs, ready to answer. What is open already is closed again when the rest fails. */
export async function openService(
  config: Config,
  log: Logger,
  { runsJobs, workers, onStep }: ServiceWish,
): Promise<Service> {
  await using stack = new AsyncDisposableStack();
  onStep(config.database.url === undefined ? 'starting the database of DATA_DIR' : 'reaching the database');
  const reached = await reachDatabase(config, log);
  stack.defer(() => reached.stop());
  onStep('looking at the tables');
  const applied = await migrateUp(reached.directAddress);
  if (applied.length > 0) log.info('the database was brought to this version', { applied });
  const meters = new PrometheusMeters(version).observeProcess();
  const database = Database.open({
    connection: reached.address,
    poolSize: config.database.poolSize,
    replicas: config.database.replicaUrls.map((url) => url.reveal()),
    onQuery: queriesReport(log, meters),
  });
  stack.defer(() => database.close());
  meters.observe({ pool: () => database.statistics });
  const changes = new PostgresChangeListener({ address: reached.directAddress, log });
  // Whoever pays or writes first does not wait for these to load.
  if (config.stripe !== undefined) await loadStripe();
  await database.orm();
  const limits = await openLimits(config.limits, log);
  stack.defer(() => limits.close());
  const container = createServerContainer({
    config,
    secret: config.secret ?? (await madeSecret(config.dataDir)),
    log,
    meters,
    limits,
    exposition: ofAllWorkers(meters),
    store: mikroStoreModule(database, changes, reached.directAddress),
  });
  const listener = container.get(http.listener);
  stack.defer(() => container.get(http.refusalLines).close());
  stack.defer(() => changes.stop());
  changes.start();
  await container.get(storage.history).begin(container.get(kernel.ids).uuid(), container.get(kernel.clock).now());
  const streams = container.get(sync.streams);
  stack.defer(() => streams.stop());
  meters.observe({
    streams: () => streams.size,
    activeSessions: () => container.get(accounts.store).sessions.countLive(container.get(kernel.clock).now()),
    jobs: () => container.get(jobs.ledger).counts(),
    webhookWait: () => container.get(webhooks.useCases).deliver.longestWait(),
    backupVerifiedAge: async () => {
      const last = await container.get(backup.records).lastVerified();
      if (last === null) return undefined;
      return (millisecondsOf(container.get(kernel.clock).now()) - millisecondsOf(last)) / 1000;
    },
  });
  onStep('starting the jobs');
  const runner = container.get(jobs.runner);
  stack.defer(() => runner.stop(5_000));
  await (runsJobs ? runner.start(container.getAll(jobs.handlers)) : runner.install());
  if (runsJobs) deliverWebhooks(container, changes, stack);
  await Promise.all(container.getAll(jobs.atStart).map((add) => add()));
  const opened = stack.move();
  return {
    listener,
    edge: {
      limits: { perAddress: perAddressOf(config.trustedProxies, workers) },
      onCutOff: (reason) => meters.cutOff(reason),
    },
    listening: (server) => void meters.observe({ clients: () => server.connections }),
    drain: () => {
      container.get(http.readiness).stop();
      streams.stop();
    },
    close: () => opened.disposeAsync(),
  };
}

/** Where jobs run, webhooks are delivered: as soon as a change is announced, whichever process made it. */
function deliverWebhooks(container: Container, changes: ChangeListener, stack: AsyncDisposableStack): void {
  const loop = container.get(webhooks.loop);
  const wake = () => loop.wake();
  changes.subscribe('webhook_deliveries', { changed: wake, missed: wake });
  stack.defer(() => loop.stop(5_000));
  loop.start();
}

/** A trusted proxy calls for everybody. Workers get the connections by turns, so each of them may have its part. */
const perAddressOf = (trustedProxies: number, workers: number): number =>
  trustedProxies > 0 ? Number.POSITIVE_INFINITY : Math.ceil(usualLimits.perAddress / workers);
