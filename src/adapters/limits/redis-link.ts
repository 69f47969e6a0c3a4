import { Redis } from 'ioredis';
import type { Log } from '../../application/kernel/log.ts';

/** A request waits no longer than this for Redis. */
const timeout = 100;
const probeEvery = 500;

/**
 * One connection for all limits. Nobody waits for a Redis that is away: while it is not connected or was silent, `usable`
 * is false; it is looked for in the background and used again when it answers.
 */
export class RedisLink {
  readonly client: Redis;
  readonly #log: Log;
  #silent = false;
  #told = true;
  #probe: NodeJS.Timeout | undefined;

  constructor(url: string, log: Log) {
    this.#log = log;
    this.client = new Redis(url, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      autoResendUnfulfilledCommands: false,
      commandTimeout: timeout,
      connectTimeout: 1000,
      // a connection that nothing came over after a command was sent: a cut cable looks like that
      socketTimeout: 2000,
      retryStrategy: (attempt) => Math.min(50 * 2 ** attempt, 1000),
    });
    this.client.on('ready', () => this.#tell());
    this.client.on('close', () => this.#tell());
    this.client.on('error', (error: Error) => this.#tell(error));
  }

  get usable(): boolean {
    return this.client.status === 'ready' && !this.#silent;
  }

  /** Redis failed a request: it is left alone until it answers in the background. */
  failed(error: unknown): void {
    this.#silent = true;
    this.#tell(error);
    this.#probe ??= setTimeout(() => void this.#ask(), probeEvery).unref();
  }

  close(): void {
    clearTimeout(this.#probe);
    this.client.removeAllListeners('close');
    this.client.disconnect();
  }

  async #ask(): Promise<void> {
    this.#probe = undefined;
    try {
      await this.client.ping();
      this.#silent = false;
      this.#tell();
    } catch (error) {
      this.failed(error);
    }
  }

  /** Once for each change, however many requests notice it. */
  #tell(error?: unknown): void {
    const { usable } = this;
    if (usable === this.#told) return;
    this.#told = usable;
    if (usable) this.#log.info('Redis is back: limits are shared again');
    else this.#log.warn('Redis is away: each process counts its limits alone', { error });
  }
}
