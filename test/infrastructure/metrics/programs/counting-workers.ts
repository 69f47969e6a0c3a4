import cluster from 'node:cluster';
import { PrometheusMeters } from '../../../../src/infrastructure/metrics/prometheus-meters.ts';
import { answerWorkers, ofAllWorkers } from '../../../../src/infrastructure/metrics/workers.ts';

/** Two workers count one request each; when both have, the first prints what a scrape of it would tell. */
if (cluster.isPrimary) {
  const answers = process.argv[2] === 'answers';
  if (answers) answerWorkers();
  const workers = [cluster.fork(), cluster.fork()];
  let ready = 0;
  cluster.on('message', (_, message) => {
    if (message !== 'ready') return;
    ready += 1;
    if (ready === workers.length) workers[0]?.send('scrape');
  });
  cluster.on('exit', () => {
    for (const worker of workers) worker.kill();
  });
} else {
  const meters = new PrometheusMeters('1.2.3').observe({
    pool: () => ({ total: 2, idle: 1, waiting: 0, kinds: {} }),
    activeSessions: async () => 9,
  });
  const exposition = ofAllWorkers(meters);
  meters.request('GET', '/health', 200, 1);
  process.on('message', async (message) => {
    if (message !== 'scrape') return;
    process.stdout.write(await exposition.text());
    process.disconnect?.();
  });
  process.send?.('ready');
}
