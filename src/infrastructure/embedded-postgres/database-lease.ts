import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../../application/kernel/log.ts';
import { ensureRunning, type Place, stopRunning } from './postmaster.ts';
import { type Connection, UsageLock } from './usage-lock.ts';

interface Held {
  readonly usageLock: UsageLock;
  readonly connection: Connection;
  readonly startedByUs: boolean;
}

/** This process's use of the embedded database: while it lasts, the database is started again should it die. */
export class DatabaseLease {
  readonly #place: Place;
  readonly #log: Log;
  #held: Held;
  #ending = false;
  #returning: Promise<void> = Promise.resolve();

  private constructor(place: Place, log: Log, held: Held) {
    this.#place = place;
    this.#log = log;
    this.#held = held;
    this.#watch();
  }

  static async begin(place: Place, log: Log): Promise<DatabaseLease> {
    return new DatabaseLease(place, log, await join(place));
  }

  get connection(): Connection {
    return this.#held.connection;
  }

  get startedByUs(): boolean {
    return this.#held.startedByUs;
  }

  /** For the last process that uses the database, `mayStop` decides whether it is stopped. */
  async end(mayStop: (otherSessions: number) => boolean): Promise<void> {
    this.#ending = true;
    await this.#returning;
    await this.#held.usageLock.leave(async (sessions) => {
      if (mayStop(sessions)) await stopRunning(this.#place);
    });
  }

  #watch(): void {
    this.#held.usageLock.watch(() => {
      this.#returning = this.#return();
    });
  }

  async #return(): Promise<void> {
    while (!this.#ending) {
      this.#log.warn('the embedded database went away and is started again');
      try {
        this.#held = { ...(await join(this.#place)), startedByUs: this.#held.startedByUs };
        this.#watch();
        return;
      } catch (error) {
        this.#log.error('the embedded database could not be started again', error);
        await pause(1000, undefined, { ref: false });
      }
    }
  }
}

async function join(place: Place): Promise<Held> {
  for (let attempt = 1; ; attempt += 1) {
    const { socketFolder, startedByUs } = await ensureRunning(place);
    const connection = { host: socketFolder, port: 5432, user: 'mainstay', database: 'mainstay' };
    try {
      return { usageLock: await UsageLock.join(connection), connection, startedByUs };
    } catch (error) {
      // It may have been stopped by the last process to leave since it was seen running.
      if (attempt === 20) throw error;
      await pause(50);
    }
  }
}
