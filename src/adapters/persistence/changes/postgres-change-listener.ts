import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../../../application/kernel/log.ts';
import { type Address, clientConfig, isPooled } from '../mikro-orm/connection/client-config.ts';
import { serverLock } from '../mikro-orm/locks.ts';
import type { ChangeListener, ChangeSubscriber } from './change-listener.ts';

/** The triggers of the tables announce there: `table:id`, or the table alone when all of it changed. */
const channel = 'mainstay_changes';
/** Fails where another backend answers than the one that listens: some poolers hand connections around. */
const stillListening = `select from pg_listening_channels() as name where name = '${channel}'`;
const beatEvery = 250;
const retryAfter = 250;
const answerWithin = 2_000;

interface Parts {
  readonly address: Address;
  readonly log: Log;
  readonly elapsed?: () => number;
}

/**
 * Listens on a connection of its own. PostgreSQL delivers notifications before it answers a later query on that connection, so
 * each answer proves that everything up to its question was heard; without questions from here it is left in peace.
 */
export class PostgresChangeListener implements ChangeListener {
  readonly #parts: Required<Parts>;
  readonly #subscribers = new Map<string, ChangeSubscriber[]>();
  #knownUntil = Number.NEGATIVE_INFINITY;
  #wanted = false;
  #interrupted = false;
  #stopping = new AbortController();
  #running: Promise<void> | undefined;

  constructor({ address, log, elapsed = () => performance.now() }: Parts) {
    this.#parts = { address, log, elapsed };
  }

  knownUntil(): number {
    this.#wanted = true;
    return this.#knownUntil;
  }

  subscribe(table: string, subscriber: ChangeSubscriber): void {
    this.#subscribers.set(table, [...(this.#subscribers.get(table) ?? []), subscriber]);
  }

  /** Before it, and after `stop`, nothing is heard; that is no failure. */
  start(): void {
    this.#running ??= this.#run(this.#stopping.signal);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    this.#running = undefined;
    this.#stopping = new AbortController();
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const client = this.#client();
      await this.#listen(client, signal).catch((failure: unknown) => {
        if (!signal.aborted) this.#report(failure);
      });
      await Promise.race([client.end().catch(() => {}), pause(100)]);
      client.connection.stream.destroy();
      await rest(retryAfter, signal);
    }
  }

  #client(): pg.Client {
    const client = new pg.Client({
      ...clientConfig(this.#parts.address, answerWithin),
      fallback_application_name: 'mainstay changes',
      connectionTimeoutMillis: answerWithin,
      query_timeout: answerWithin,
    });
    // A connection that breaks is noticed by the next question.
    client.on('error', () => {});
    client.on('notification', ({ payload = '' }) => this.#tell(payload));
    return client;
  }

  async #listen(client: pg.Client, signal: AbortSignal): Promise<void> {
    const { elapsed } = this.#parts;
    await client.connect();
    await client.query(`listen ${channel}`);
    if (!isPooled(this.#parts.address)) await this.#declare(client);
    for (const subscriber of [...this.#subscribers.values()].flat()) subscriber.missed();
    this.#knownUntil = elapsed();
    this.#resume();
    while (await rest(beatEvery, signal)) {
      if (!this.#wanted) continue;
      this.#wanted = false;
      const asked = elapsed();
      const { rowCount } = await client.query(stillListening);
      if (rowCount !== 1) throw new Error('the connection no longer listens');
      this.#knownUntil = asked;
    }
  }

  /** While this connection lasts nobody fills the database; while somebody fills it, this is no server of it. */
  async #declare(client: pg.Client): Promise<void> {
    const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock_shared($1) as free', [
      serverLock,
    ]);
    if (rows[0]?.free !== true) throw new Error('the database is being restored');
  }

  #tell(payload: string): void {
    const colon = payload.indexOf(':');
    const table = colon < 0 ? payload : payload.slice(0, colon);
    for (const subscriber of this.#subscribers.get(table) ?? []) {
      if (colon < 0) subscriber.missed();
      else subscriber.changed(payload.slice(colon + 1));
    }
  }

  #report(failure: unknown): void {
    if (this.#interrupted) return;
    this.#interrupted = true;
    const reason = failure instanceof Error ? failure.message : 'unknown';
    this.#parts.log.warn('notifications of changes are interrupted: users and sessions are read again each second', {
      reason,
    });
  }

  #resume(): void {
    if (this.#interrupted) this.#parts.log.info('notifications of changes arrive again');
    this.#interrupted = false;
  }
}

/** False where the rest was broken off. */
const rest = (milliseconds: number, signal: AbortSignal): Promise<boolean> =>
  pause(milliseconds, true, { signal }).catch(() => false);
