import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { PrometheusMeters } from '../../../src/infrastructure/metrics/prometheus-meters.ts';
import { ofAllWorkers } from '../../../src/infrastructure/metrics/workers.ts';
import { inTime } from '../../support/in-time.ts';

const program = fileURLToPath(new URL('programs/counting-workers.ts', import.meta.url));
const request = 'http_requests_total{method="GET",route="/health",status="200"}';

const scrape = (primary: string): Promise<string> =>
  text(spawn(process.execPath, [program, primary], { stdio: ['ignore', 'pipe', 'ignore'] }).stdout);

describe('the metrics of several workers', () => {
  it('are one sum, whichever worker is scraped; what all read alike is counted once', async () => {
    const lines = (await scrape('answers')).split('\n');
    expect(lines).to.include(`${request} 2`);
    expect(lines).to.include('mainstay_db_pool_connections{state="idle"} 2');
    expect(lines).to.include('mainstay_active_sessions 9');
    expect(lines).to.include('mainstay_build_info{version="1.2.3"} 1');
  });

  it('are its own in a process without workers, at once', async () => {
    const meters = new PrometheusMeters('1.2.3');
    meters.request('GET', '/health', 200, 1);
    expect(await inTime(500, () => ofAllWorkers(meters).text())).to.include(`${request} 1`);
  });

  it("are the scraped worker's own where the primary process does not answer", async () => {
    expect((await scrape('is silent')).split('\n')).to.include(`${request} 1`);
  });
});
