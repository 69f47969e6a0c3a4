import { Gauge, type Registry } from 'prom-client';
import { within } from '../../adapters/http/machine/within.ts';

/** A scrape waits no longer than this for a source. */
const timeout = 1000;

interface KindNumbers {
  readonly running: number;
  readonly waiting: number;
  /** Since the start. */
  readonly refused: number;
}

export interface PoolNumbers {
  readonly total: number;
  readonly idle: number;
  /** Requests that wait for a connection. */
  readonly waiting: number;
  /** By the kind of work that is asked of the database. */
  readonly kinds: Readonly<Record<string, KindNumbers>>;
}

/** What is asked only when somebody looks. */
export interface MeasuredSources {
  readonly pool?: () => PoolNumbers;
  readonly clients?: () => { readonly open: number; readonly waitingBytes: number };
  readonly streams?: () => number;
  readonly activeSessions?: () => Promise<number>;
  /** How many background jobs there are, by state. */
  readonly jobs?: () => Promise<Readonly<Record<string, number>>>;
  /** Seconds that the oldest webhook waits already. */
  readonly webhookWait?: () => Promise<number>;
  /** Seconds since the moment that the last verified backup shows; undefined where there is none. */
  readonly backupVerifiedAge?: () => Promise<number | undefined>;
}

const kindNumbers = [
  ['running', 'Work that the database does now, by kind'],
  ['waiting', 'Work that waits for its turn at the database, by kind'],
  ['refused', 'Work that was refused since the start because too much of its kind waited, by kind'],
] as const;

export function addGauges(
  registry: Registry,
  { pool, clients, streams, activeSessions, jobs, webhookWait, backupVerifiedAge }: MeasuredSources,
): void {
  if (clients !== undefined) {
    addGauge(registry, {
      name: 'mainstay_connections',
      help: 'Open connections of clients',
      aggregator: 'sum',
      read: async () => ({ '': clients().open }),
    });
    addGauge(registry, {
      name: 'mainstay_unread_bytes',
      help: 'Bytes of answers that clients have not taken yet',
      aggregator: 'sum',
      read: async () => ({ '': clients().waitingBytes }),
    });
  }
  if (streams !== undefined)
    addGauge(registry, {
      name: 'mainstay_streams',
      help: 'Open streams of changes',
      aggregator: 'sum',
      read: async () => ({ '': streams() }),
    });
  if (pool !== undefined) {
    addGauge(registry, {
      name: 'mainstay_db_pool_connections',
      help: 'Connections to the database: busy, idle; and requests that wait for one',
      label: 'state',
      aggregator: 'sum',
      read: async () => {
        const { total, idle, waiting } = pool();
        return { busy: total - idle, idle, waiting };
      },
    });
    for (const [number, help] of kindNumbers)
      addGauge(registry, {
        name: `mainstay_db_work_${number}`,
        help,
        label: 'kind',
        aggregator: 'sum',
        read: async () => Object.fromEntries(Object.entries(pool().kinds).map(([kind, of]) => [kind, of[number]])),
      });
  }
  if (activeSessions !== undefined) {
    addGauge(registry, {
      name: 'mainstay_active_sessions',
      help: 'Sessions that could be refreshed now',
      aggregator: 'max',
      read: async () => ({ '': await activeSessions() }),
    });
  }
  if (jobs !== undefined) {
    addGauge(registry, {
      name: 'mainstay_jobs',
      help: 'Background jobs by state',
      label: 'state',
      aggregator: 'max',
      read: jobs,
    });
  }
  if (webhookWait !== undefined) {
    addGauge(registry, {
      name: 'mainstay_webhook_oldest_waiting_seconds',
      help: 'For how long the event has waited that waits longest to be delivered',
      aggregator: 'max',
      read: async () => ({ '': await webhookWait() }),
    });
  }
  if (backupVerifiedAge !== undefined) {
    addGauge(registry, {
      name: 'mainstay_backup_verified_age_seconds',
      help: 'Age of the last backup that was made by itself and verified',
      aggregator: 'max',
      read: async () => {
        const age = await backupVerifiedAge();
        return age === undefined ? {} : { '': age };
      },
    });
  }
}

interface Numbers {
  readonly name: string;
  readonly help: string;
  readonly label?: string;
  /** How the numbers of several workers become one: `max` where each of them reads the same source. */
  readonly aggregator: 'sum' | 'max';
  read(): Promise<Readonly<Record<string, number>>>;
}

/** What its source cannot tell in time is left out of the answer: an old number would be taken for a new one. */
function addGauge(registry: Registry, { name, help, label, aggregator, read }: Numbers): void {
  new Gauge({
    name,
    help,
    labelNames: label === undefined ? [] : [label],
    registers: [registry],
    aggregator,
    async collect() {
      const numbers = await within(timeout, read()).catch(() => ({}));
      this.reset();
      if (label === undefined) this.remove();
      for (const [value, number] of Object.entries(numbers)) {
        this.set(label === undefined ? {} : { [label]: value }, number);
      }
    },
  });
}
