import { expect } from 'chai';
import type { ServedRequest } from '../../../../src/adapters/http/kit/observe.ts';
import { type Checks, Readiness } from '../../../../src/adapters/http/machine/readiness.ts';
import { Secret } from '../../../../src/domain/kernel/secret.ts';
import { Client } from '../../../support/client.ts';
import { inTime } from '../../../support/in-time.ts';
import { TestLog } from '../../../support/log.ts';
import { machineApp } from '../../../support/machine-app.ts';

const pages = ['/health', '/health/live', '/health/ready', '/metrics', '/openapi.json', '/docs'];

describe('the routes for machines and readers', () => {
  it('tell status, version and uptime', async () => {
    const { status, body, headers } = await new Client(machineApp()).ask('GET', '/health');
    expect(status).to.equal(200);
    expect(body).to.include({ status: 'ok', version: '1.2.3' });
    expect(body.uptime).to.be.a('number').above(0);
    expect(headers['cache-control']).to.equal('no-store');
  });

  for (const path of pages) {
    it(`answer HEAD ${path} as GET, without the body`, async () => {
      const client = new Client(machineApp());
      const [get, head] = [await client.ask('GET', path), await client.ask('HEAD', path)];
      expect(head.status).to.equal(get.status);
      expect(head.text).to.equal('');
      for (const name of ['content-type', 'cache-control', 'etag'])
        expect(head.headers[name]).to.equal(get.headers[name]);
    });

    it(`refuse other methods on ${path} and say which are allowed`, async () => {
      const client = new Client(machineApp());
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE'] as const) {
        const { status, headers, body } = await client.ask(method, path);
        expect(status).to.equal(405);
        expect(headers['allow']).to.equal('GET, HEAD, OPTIONS');
        expect(body.error.code).to.equal('METHOD_NOT_ALLOWED');
      }
      expect(await client.ask('OPTIONS', path)).to.include({ status: 204 });
    });

    it(`carry a request id and security headers on ${path}`, async () => {
      const { headers } = await new Client(machineApp()).ask('GET', path, { headers: { 'x-request-id': 'probe-1' } });
      expect(headers).to.include({ 'x-request-id': 'probe-1', 'x-content-type-options': 'nosniff' });
      expect(headers['content-security-policy']).to.include("default-src 'none'").and.include("frame-ancestors 'none'");
    });

    it(`never limit ${path}, and report it under its own name`, async () => {
      const served: ServedRequest[] = [];
      const client = new Client(machineApp({}, (request) => served.push(request)));
      for (let count = 0; count < 5; count += 1) expect((await client.ask('GET', path)).status).to.equal(200);
      expect(new Set(served.map(({ state }) => state.route))).to.deep.equal(new Set([path]));
    });
  }

  it('leave unknown paths to the contract they fall under', async () => {
    for (const path of [
      '/healthz',
      '/health/',
      '/docs/swagger-ui.js',
      '/docs/../package.json',
      '/docs/%2e%2e/x',
      '/HEALTH',
    ])
      expect(await new Client(machineApp()).ask('GET', path)).to.include({ status: 404 });
  });
});

describe('readiness', () => {
  const ready = async (checks: Partial<Checks>, log = new TestLog()) => {
    const fine = async () => {};
    const readiness = new Readiness({ database: fine, migrations: fine, jobs: fine, ...checks }, log);
    return { readiness, client: new Client(machineApp({ readiness })) };
  };
  const broken = () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.3:5432'));
  const hanging = () => new Promise<never>(() => {});

  it('is 200 with database, migrations and jobs each ok', async () => {
    const { client } = await ready({});
    const { status, body } = await client.ask('GET', '/health/ready');
    expect(status).to.equal(200);
    expect(body).to.deep.equal({ status: 'ok', database: 'ok', migrations: 'ok', jobs: 'ok' });
  });

  for (const name of ['database', 'migrations', 'jobs'] as const) {
    it(`is 503 and says so where ${name} fails, without the reason`, async () => {
      const { client } = await ready({ [name]: broken });
      const { status, body, headers, text } = await client.ask('GET', '/health/ready');
      expect(status).to.equal(503);
      expect(headers['retry-after']).to.equal('1');
      expect(body).to.deep.equal({
        status: 'unavailable',
        ...{ database: 'ok', migrations: 'ok', jobs: 'ok' },
        [name]: 'failed',
      });
      expect(text).not.to.include('10.0.0.3');
    });
  }

  it('answers within a second while everything hangs, and asks nothing twice at once', async () => {
    let asked = 0;
    const { client } = await ready({
      migrations: hanging,
      jobs: hanging,
      database: () => {
        asked += 1;
        return hanging();
      },
    });
    const all = () => Promise.all(Array.from({ length: 20 }, () => client.ask('GET', '/health/ready')));
    const answers = await inTime(1000, all);
    for (const { status } of answers) expect(status).to.equal(503);
    expect(asked).to.equal(1);
  });

  it('leaves the other probes alone while everything hangs', async () => {
    const { client } = await ready({ database: hanging, migrations: hanging, jobs: hanging });
    expect(await client.ask('GET', '/health/live')).to.include({ status: 200 });
    expect(await client.ask('GET', '/health')).to.include({ status: 200 });
  });

  it('is 503 from the moment the process is asked to stop', async () => {
    const { readiness, client } = await ready({});
    readiness.stop();
    const { status, body } = await client.ask('GET', '/health/ready');
    expect(status).to.equal(503);
    expect(body).to.include({ status: 'stopping', database: 'ok' });
    expect(await client.ask('GET', '/health/live')).to.include({ status: 200 });
  });

  it('comes back by itself, and the log tells both changes once', async () => {
    let away = true;
    const log = new TestLog();
    const { client } = await ready({ database: () => (away ? broken() : Promise.resolve()) }, log);
    for (const expected of [503, 503, 200, 200]) {
      away = expected === 503;
      expect((await client.ask('GET', '/health/ready')).status).to.equal(expected);
    }
    expect(log.lines.map(({ level, fields }) => [level, fields])).to.deep.equal([
      ['warn', { failing: 'database' }],
      ['info', undefined],
    ]);
  });
});

describe('the metrics page', () => {
  const token = new Secret('a-token-for-prometheus');
  const scrape = (machine: Parameters<typeof machineApp>[0], bearer?: string) =>
    new Client(machineApp(machine)).ask('GET', '/metrics', bearer === undefined ? {} : { token: bearer });

  it('is open in development, as text that Prometheus reads', async () => {
    const { status, headers, text } = await scrape({});
    expect(status).to.equal(200);
    expect(headers['content-type']).to.equal('text/plain; version=0.0.4; charset=utf-8');
    expect(text).to.equal('up 1\n');
  });

  for (const isProduction of [false, true]) {
    it(`asks for the token where one is set, ${isProduction ? 'in production' : 'in development'}`, async () => {
      expect(await scrape({ metricsToken: token, isProduction }, token.reveal())).to.include({ status: 200 });
      for (const wrong of [undefined, 'another', `${token.reveal()}x`, token.reveal().slice(0, -1)]) {
        const { status, headers, body } = await scrape({ metricsToken: token, isProduction }, wrong);
        expect(status).to.equal(401);
        expect(headers['www-authenticate']).to.equal('Bearer');
        expect(body).to.have.nested.property('error.code', 'UNAUTHORIZED');
      }
    });
  }

  it('is closed in production as long as no token is set, and says what opens it', async () => {
    const { status, body } = await scrape({ isProduction: true }, 'anything');
    expect(status).to.equal(403);
    expect(body.error.message).to.include('METRICS_TOKEN');
  });
});
