import { PostgresNews } from '../adapters/persistence/changes/postgres-news.ts';
import { Database } from '../adapters/persistence/mikro-orm/database.ts';
import { migrateUp } from '../adapters/persistence/mikro-orm/migrate.ts';
import { accountParts, jobs } from './account-tokens.ts';
import type { Config } from './config/config.ts';
import { createContainer } from './container.ts';
import type { Logger } from './logger.ts';
import { madeSecret } from './made-secret.ts';
import { ofAllWorkers } from './metrics/workers.ts';
import { PrometheusMeters } from './metrics.ts';
import { mikroStoreModule } from './modules/mikro-store.ts';
import type { Service } from './programs/lifecycle/service.ts';
import { queriesReport } from './queries-report.ts';
import { reachDatabase } from './reach-database.ts';
import { http, kernel } from './tokens.ts';
import { version } from './version.ts';

/** Everything that a server process needs, ready to answer. What is open already is closed again when the rest fails. */
export async function openService(config: Config, log: Logger, runsJobs = true): Promise<Service> {
  await using stack = new AsyncDisposableStack();
  const reached = await reachDatabase(config, log);
  stack.defer(() => reached.stop());
  const applied = await migrateUp(reached.address);
  if (applied.length > 0) log.info('the database was brought to this version', { applied });
  const meters = new PrometheusMeters(version).observeProcess();
  const database = await Database.open({
    connection: reached.address,
    poolSize: config.database.poolSize,
    replicas: config.database.replicaUrls.map((url) => url.reveal()),
    onQuery: queriesReport(log, meters),
  });
  stack.defer(() => database.close());
  meters.observe({ pool: () => database.statistics });
  const news = new PostgresNews({ address: reached.address, log });
  const container = createContainer({
    config,
    secret: config.secret ?? (await madeSecret(config.dataDir)),
    log,
    meters,
    exposition: ofAllWorkers(meters),
    store: mikroStoreModule(database, news, reached.address),
  });
  stack.defer(() => container.get(http.limits).close());
  const listener = container.get(http.listener);
  stack.defer(() => news.stop());
  news.start();
  meters.observe({
    activeSessions: () => container.get(accountParts.store).sessions.countLive(container.get(kernel.clock).now()),
    jobs: () => container.get(jobs.ledger).counts(),
  });
  const runner = container.get(jobs.runner);
  stack.defer(() => runner.stop(5_000));
  await (runsJobs ? runner.start(container.getAll(jobs.handlers)) : runner.install());
  await Promise.all(container.getAll(jobs.atStart).map((add) => add()));
  const opened = stack.move();
  return {
    listener,
    drain: () => container.get(http.readiness).stop(),
    close: () => opened.disposeAsync(),
  };
}
