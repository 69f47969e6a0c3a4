import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import {
  type DeliveryOutcome,
  deliveryOutcomes,
  type JobOutcome,
  type LogInOutcome,
  logInOutcomes,
  type Meters,
  type PaymentOutcome,
  paymentOutcomes,
  type UploadOutcome,
  uploadOutcomes,
} from '../../application/kernel/meters.ts';
import { type CutOffReason, cutOffReasons } from '../programs/lifecycle/connections/connection-limits.ts';
import { addGauges, type MeasuredSources } from './add-gauges.ts';
import { operationOf } from './operation.ts';

const requestLabels = ['method', 'route', 'status'] as const;
const requestSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const querySeconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5];
const jobSeconds = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60];

/** Counts for Prometheus. A request costs less than a microsecond. */
export class PrometheusMeters implements Meters {
  readonly registry = new Registry();
  readonly #requests = this.#counter('http_requests_total', 'Requests served', requestLabels);
  readonly #requestSeconds = this.#histogram(
    'http_request_duration_seconds',
    'Time from a request to the end of its answer',
    requestLabels,
    requestSeconds,
  );
  readonly #refusals = this.#counter('mainstay_rate_limit_refusals_total', 'Requests refused by a rate limit', [
    'limit',
  ]);
  readonly #cutOffs = this.#counter(
    'mainstay_connections_cut_off_total',
    'Connections of clients that were refused or cut off because they had too much',
    ['reason'],
  );
  readonly #querySeconds = this.#histogram(
    'mainstay_db_query_duration_seconds',
    'Time of a database query, waiting for its connection not included',
    ['operation'],
    querySeconds,
  );
  readonly #jobs = this.#counter('mainstay_jobs_total', 'Runs of background jobs', ['job', 'outcome']);
  readonly #jobSeconds = this.#histogram('mainstay_job_duration_seconds', 'Time of a job', ['job'], jobSeconds);
  readonly #logIns = this.#counter('mainstay_logins_total', 'Attempts to log in', ['outcome']);
  readonly #payments = this.#counter('mainstay_payments_total', 'Payments by what became of them', ['outcome']);

  readonly #uploads = this.#counter('mainstay_uploads_total', 'Uploads of files by how they ended', ['outcome']);
  readonly #fileBytes = this.#counter('mainstay_file_bytes_total', 'Bytes of files, in and out', ['direction']);
  readonly #swept = this.#counter('mainstay_files_swept_total', 'Stored bytes without a file that were removed', []);
  readonly #deliveries = this.#counter(
    'mainstay_webhook_deliveries_total',
    'Attempts to deliver a webhook, by how they ended',
    ['outcome'],
  );

  constructor(version: string) {
    // Known from the start as zero, so that a first failure is an increase and not a new series.
    for (const outcome of logInOutcomes) this.#logIns.inc({ outcome }, 0);
    for (const reason of cutOffReasons) this.#cutOffs.inc({ reason }, 0);
    for (const outcome of paymentOutcomes) this.#payments.inc({ outcome }, 0);
    for (const outcome of uploadOutcomes) this.#uploads.inc({ outcome }, 0);
    for (const outcome of deliveryOutcomes) this.#deliveries.inc({ outcome }, 0);
    for (const direction of ['in', 'out']) this.#fileBytes.inc({ direction }, 0);
    const build = new Gauge({
      name: 'mainstay_build_info',
      help: 'Always 1; the label tells the version',
      labelNames: ['version'],
      registers: [this.registry],
      aggregator: 'max',
    });
    build.set({ version }, 1);
  }

  /** Adds what Node.js tells of itself: memory, processor, garbage collection, event-loop lag. Once a process. */
  observeProcess(): this {
    collectDefaultMetrics({ register: this.registry });
    return this;
  }

  /** Adds what is read when somebody looks. Once. */
  observe(sources: MeasuredSources): this {
    addGauges(this.registry, sources);
    return this;
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  request(method: string, route: string, status: number, duration: number): void {
    const labels = { method, route, status };
    this.#requests.inc(labels);
    this.#requestSeconds.observe(labels, duration / 1000);
  }

  refusedByLimit(limit: string): void {
    this.#refusals.inc({ limit });
  }

  query(sql: string, duration: number): void {
    this.#querySeconds.observe({ operation: operationOf(sql) }, duration / 1000);
  }

  cutOff(reason: CutOffReason): void {
    this.#cutOffs.inc({ reason });
  }

  job(name: string, outcome: JobOutcome, duration: number): void {
    this.#jobs.inc({ job: name, outcome });
    this.#jobSeconds.observe({ job: name }, duration / 1000);
  }

  logIn(outcome: LogInOutcome): void {
    this.#logIns.inc({ outcome });
  }

  payment(outcome: PaymentOutcome): void {
    this.#payments.inc({ outcome });
  }

  upload(outcome: UploadOutcome, bytes: number): void {
    this.#uploads.inc({ outcome });
    this.#fileBytes.inc({ direction: 'in' }, bytes);
  }

  download(bytes: number): void {
    this.#fileBytes.inc({ direction: 'out' }, bytes);
  }

  filesSwept(count: number): void {
    this.#swept.inc(count);
  }

  webhookDelivery(outcome: DeliveryOutcome): void {
    this.#deliveries.inc({ outcome });
  }

  #counter<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  #histogram<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    buckets: number[],
  ): Histogram<Label> {
    return new Histogram({ name, help, labelNames, buckets, registers: [this.registry] });
  }
}
