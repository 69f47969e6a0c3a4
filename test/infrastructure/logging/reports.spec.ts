import { expect } from 'chai';
import type { ServedRequest } from '../../../src/adapters/http/kit/observe.ts';
import { queriesReport } from '../../../src/infrastructure/logging/queries-report.ts';
import { requestsReport } from '../../../src/infrastructure/logging/requests-report.ts';
import { PrometheusMeters } from '../../../src/infrastructure/metrics/prometheus-meters.ts';
import { capturedLog } from '../../support/captured-log.ts';

const served = (changed: Partial<ServedRequest> = {}): ServedRequest => ({
  state: {
    origin: { requestId: 'r1', address: '192.0.2.1', userAgent: null },
    route: '/api/v1/tasks/{id}',
    userId: 'u1',
    refusal: null,
  },
  method: 'GET',
  path: '/api/v1/tasks/7',
  status: 200,
  milliseconds: 1.23456,
  aborted: false,
  ...changed,
});

describe('the report of requests', () => {
  it('is a line with the fields of the contract, and a count under the pattern of the route', async () => {
    const { log, lines } = capturedLog();
    const meters = new PrometheusMeters('1.2.3');
    requestsReport(log, meters)(served());
    const [{ timestamp, ...line } = {}] = lines();
    expect(timestamp).to.be.a('string');
    expect(line).to.deep.equal({
      level: 'INFO',
      message: 'request',
      requestId: 'r1',
      userId: 'u1',
      method: 'GET',
      path: '/api/v1/tasks/7',
      statusCode: 200,
      duration: 1.23,
    });
    expect(await meters.text()).to.include(
      'http_requests_total{method="GET",route="/api/v1/tasks/{id}",status="200"} 1',
    );
  });

  it('warns of a refusal, with its code and the client address', () => {
    const { log, lines } = capturedLog();
    const { state } = served();
    for (const status of [401, 403, 429])
      requestsReport(
        log,
        new PrometheusMeters(''),
      )(served({ status, state: { ...state, userId: null, refusal: 'AUTH_EXPIRED_TOKEN' } }));
    for (const line of lines())
      expect(line).to.include({ level: 'WARN', code: 'AUTH_EXPIRED_TOKEN', address: '192.0.2.1', userId: null });
    expect(lines()).to.have.length(3);
  });

  it('says when the client went away, and cuts endless paths', () => {
    const { log, lines } = capturedLog();
    requestsReport(log, new PrometheusMeters(''))(served({ aborted: true, path: `/${'a'.repeat(5000)}` }));
    expect(lines()[0]).to.include({ aborted: true });
    expect(lines()[0]?.['path']).to.have.length(1024);
  });
});

describe('the report of queries', () => {
  it('logs those over 200 ms, without the values in their text', () => {
    const { log, lines } = capturedLog();
    const report = queriesReport(log, new PrometheusMeters(''));
    report('select 1', 200, false);
    report(`select * from users where email = 'o''neil@example.org' and id = $1`, 200.4, true);
    expect(lines()).to.have.length(1);
    expect(lines()[0]).to.include({
      level: 'WARN',
      message: 'slow query',
      duration: 200,
      sql: 'select * from users where email = ? and id = $1',
      failed: true,
    });
  });

  it('counts all of them', async () => {
    const meters = new PrometheusMeters('');
    queriesReport(capturedLog().log, meters)('select 1', 3, false);
    expect(await meters.text()).to.include('mainstay_db_query_duration_seconds_count{operation="select"} 1');
  });
});
