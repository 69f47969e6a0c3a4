import { expect } from 'chai';
import { PrometheusMeters } from '../../../src/infrastructure/metrics/prometheus-meters.ts';

const meters = () => new PrometheusMeters('1.2.3');
const samples = async (of: PrometheusMeters): Promise<string[]> =>
  (await of.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));

import { inTime } from '../../support/in-time.ts';

describe('the metrics', () => {
  it('count requests by method, route and status, with their durations', async () => {
    const counting = meters();
    counting.request('GET', '/api/v1/tasks/{id}', 200, 3);
    counting.request('GET', '/api/v1/tasks/{id}', 200, 30);
    counting.request('GET', '/api/v1/tasks/{id}', 404, 1);
    const found = await samples(counting);
    const ok = 'method="GET",route="/api/v1/tasks/{id}",status="200"';
    expect(found).to.include(`http_requests_total{${ok}} 2`);
    expect(found).to.include(`http_requests_total{${ok.replace('200', '404')}} 1`);
    expect(found).to.include(`http_request_duration_seconds_bucket{le="0.005",${ok}} 1`);
    expect(found).to.include(`http_request_duration_seconds_bucket{le="0.05",${ok}} 2`);
    expect(found).to.include(`http_request_duration_seconds_count{${ok}} 2`);
  });

  it("measure database queries by the query's first word", async () => {
    const counting = meters();
    const queries = {
      'select 1': 'select',
      '  (SELECT 1) union (select 2)': 'select',
      'with gone as (delete from tasks returning id) select * from gone': 'delete',
      'with recent as (select 1) select * from recent': 'select',
      'insert into "tasks" ("title") values ($1)': 'insert',
      'vacuum tasks': 'other',
      '/* odd */': 'other',
    };
    for (const sql of Object.keys(queries)) counting.query(sql, 2);
    const found = await samples(counting);
    for (const [operation, count] of Object.entries({ select: 3, delete: 1, insert: 1, other: 2 }))
      expect(found).to.include(`mainstay_db_query_duration_seconds_count{operation="${operation}"} ${count}`);
  });

  it('count log-ins, payments, jobs and refusals by what became of them', async () => {
    const counting = meters();
    counting.logIn('refused');
    counting.payment('completed');
    counting.job('send-mail', 'failed', 1200);
    counting.refusedByLimit('default');
    expect(await samples(counting)).to.include.members([
      'mainstay_logins_total{outcome="refused"} 1',
      'mainstay_payments_total{outcome="completed"} 1',
      'mainstay_jobs_total{job="send-mail",outcome="failed"} 1',
      'mainstay_job_duration_seconds_sum{job="send-mail"} 1.2',
      'mainstay_rate_limit_refusals_total{limit="default"} 1',
    ]);
  });

  it('count deliveries of webhooks by how they ended, from zero, and tell how long the oldest has waited', async () => {
    const counting = meters().observe({ webhookWait: async () => 12.5 });
    counting.webhookDelivery('failed');
    expect(await samples(counting)).to.include.members([
      ...['done', 'dead', 'gone'].map((outcome) => `mainstay_webhook_deliveries_total{outcome="${outcome}"} 0`),
      'mainstay_webhook_deliveries_total{outcome="failed"} 1',
      'mainstay_webhook_oldest_waiting_seconds 12.5',
    ]);
  });

  it('know the outcomes of log-ins and payments from the start, as zero', async () => {
    const found = await samples(meters());
    for (const outcome of ['succeeded', 'refused', 'locked'])
      expect(found).to.include(`mainstay_logins_total{outcome="${outcome}"} 0`);
    for (const outcome of ['completed', 'pending', 'failed', 'unknown', 'refunded', 'disputed'])
      expect(found).to.include(`mainstay_payments_total{outcome="${outcome}"} 0`);
    expect(found).to.include('mainstay_build_info{version="1.2.3"} 1');
  });

  it('read pool, sessions and jobs when somebody asks', async () => {
    let idle = 1;
    const counting = meters().observe({
      pool: () => ({ total: 4, idle, waiting: 2, kinds: { exports: { running: 1, waiting: 0, refused: 7 } } }),
      clients: () => ({ open: 5, waitingBytes: 4096 }),
      activeSessions: async () => 17,
      jobs: async () => ({ waiting: 3, dead: 1 }),
    });
    idle = 3;
    expect(await samples(counting)).to.include.members([
      'mainstay_db_pool_connections{state="busy"} 1',
      'mainstay_db_pool_connections{state="idle"} 3',
      'mainstay_db_pool_connections{state="waiting"} 2',
      'mainstay_db_work_running{kind="exports"} 1',
      'mainstay_db_work_waiting{kind="exports"} 0',
      'mainstay_db_work_refused{kind="exports"} 7',
      'mainstay_connections 5',
      'mainstay_unread_bytes 4096',
      'mainstay_active_sessions 17',
      'mainstay_jobs{state="waiting"} 3',
      'mainstay_jobs{state="dead"} 1',
    ]);
  });

  it('leave out what cannot be read, within a second, and tell it again when it can', async () => {
    let away = true;
    const counting = meters().observe({
      activeSessions: () => (away ? new Promise<number>(() => {}) : Promise.resolve(5)),
      jobs: () => (away ? Promise.reject(new Error('away')) : Promise.resolve({ waiting: 1 })),
    });
    const without = await inTime(1500, () => samples(counting));
    expect(without.filter((line) => /^mainstay_(active_sessions|jobs)\b/.test(line))).to.deep.equal([]);
    away = false;
    expect(await samples(counting)).to.include.members([
      'mainstay_active_sessions 5',
      'mainstay_jobs{state="waiting"} 1',
    ]);
  });

  it('tell of the process: memory, processor, event-loop lag', async () => {
    const text = await meters().observeProcess().text();
    for (const name of [
      'process_cpu_seconds_total',
      'process_resident_memory_bytes',
      'nodejs_eventloop_lag_p99_seconds',
    ])
      expect(text).to.match(new RegExp(`^${name} `, 'm'));
  });
});
