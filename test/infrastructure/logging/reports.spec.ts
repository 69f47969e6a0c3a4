import { expect } from 'chai';
import { Head } from '../../../src/adapters/http/kit/head.ts';
import type { ServedRequest } from '../../../src/adapters/http/kit/observe.ts';
import { queriesReport } from '../../../src/infrastructure/logging/queries-report.ts';
import { RefusalLines } from '../../../src/infrastructure/logging/refusal-lines.ts';
import { requestsReport } from '../../../src/infrastructure/logging/requests-report.ts';
import { PrometheusMeters } from '../../../src/infrastructure/metrics/prometheus-meters.ts';
import { capturedLog } from '../../support/captured-log.ts';
import { eventually } from '../../support/eventually.ts';

const served = (changed: Partial<ServedRequest> = {}): ServedRequest => ({
  state: {
    origin: { requestId: 'r1', address: '192.0.2.1', userAgent: null },
    route: '/api/v1/tasks/{id}',
    userId: 'u1',
    refusedEarly: false,
    refusal: null,
    head: new Head([]),
  },
  method: 'GET',
  path: '/api/v1/tasks/7',
  status: 200,
  milliseconds: 1.23456,
  aborted: false,
  ...changed,
});

const all = { admit: () => true };

describe('the report of requests', () => {
  it('is a line with the fields of the contract, and a count under the pattern of the route', async () => {
    const { log, lines } = capturedLog();
    const meters = new PrometheusMeters('1.2.3');
    requestsReport(log, meters, all)(served());
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
        all,
      )(served({ status, state: { ...state, userId: null, refusal: 'AUTH_EXPIRED_TOKEN' } }));
    for (const line of lines())
      expect(line).to.include({ level: 'WARN', code: 'AUTH_EXPIRED_TOKEN', address: '192.0.2.1', userId: null });
    expect(lines()).to.have.length(3);
  });

  it('has one line for a client that went away, no warning, whatever the status would have been', () => {
    const { log, lines } = capturedLog();
    requestsReport(log, new PrometheusMeters(''), all)(served({ aborted: true, status: 499 }));
    expect(lines()).to.have.length(1);
    expect(lines()[0]).to.include({ level: 'INFO', message: 'request aborted', aborted: true, statusCode: 499 });
  });

  it('has so many lines for what is refused to an address, and then one with a count', () => {
    const { log, lines } = capturedLog();
    const meters = new PrometheusMeters('');
    const refusals = new RefusalLines(log, { most: 3 });
    const report = requestsReport(log, meters, refusals);
    const { state } = served();
    const of = (address: string) => ({ ...state, origin: { ...state.origin, address }, refusedEarly: true });
    for (let n = 0; n < 10; n += 1) report(served({ state: of('192.0.2.1'), status: 401 }));
    for (let n = 0; n < 5; n += 1) report(served({ state: of(`2001:db8::${n}`), status: 404 }));
    for (let n = 0; n < 5; n += 1) report(served({ status: 403 }));
    report(served({ state: of('192.0.2.2'), status: 401 }));
    expect(lines()).to.have.length(3 + 3 + 5 + 1);
    refusals.close();
    expect(
      lines()
        .slice(12)
        .map(({ level, message, address, requests }) => ({ level, message, address, requests })),
    ).to.deep.equal([
      { level: 'WARN', message: 'further requests refused', address: '192.0.2.1', requests: 7 },
      { level: 'WARN', message: 'further requests refused', address: '2001:db8::/64', requests: 2 },
    ]);
    report(served({ state: of('192.0.2.1'), status: 401 }));
    expect(lines()).to.have.length(15);
    refusals.close();
    expect(lines()).to.have.length(15);
  });

  it('tells of the rest when the minute is over, and keeps only so many senders apart', async () => {
    const { log, lines } = capturedLog();
    const refusals = new RefusalLines(log, { most: 1, window: 30, senders: 2 });
    const admitted = ['a', 'a', 'b', 'c', 'd', 'e'].map((address) => refusals.admit(address));
    expect(admitted).to.deep.equal([true, false, true, true, false, false]);
    await eventually(() => expect(lines()).to.have.length(2));
    expect(lines().map(({ address, requests }) => [address, requests])).to.deep.equal([
      ['a', 1],
      ['others', 2],
    ]);
  });

  it('says when the client went away, and cuts endless paths', () => {
    const { log, lines } = capturedLog();
    requestsReport(log, new PrometheusMeters(''), all)(served({ aborted: true, path: `/${'a'.repeat(5000)}` }));
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
