import type { CompiledQuery, QueryResult } from 'kysely';
import { BoundedSource } from './bounded-source.ts';
import { type Bounds, Bulkhead, type BulkheadStatistics } from './bulkhead.ts';
import type { QueryEnded } from './client.ts';
import type { Address } from './client-config.ts';
import { Connections } from './connections.ts';
import type { Source } from './dialect.ts';
import { SharedConnections } from './shared-connections.ts';
import { sharesOf } from './shares.ts';
import { sweepEvery } from './stall-detector.ts';

export interface PoolOptions {
  readonly address: Address;
  /** Connections, of all kinds together. */
  readonly size: number;
  /** Milliseconds; 0 for never. */
  readonly queryTimeout: number;
  readonly onQuery: QueryEnded;
}

export interface PoolStatistics {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
  /** By the kind of work. */
  readonly kinds: Readonly<Record<string, BulkheadStatistics>>;
}

/** What long and short reads may take; where the sweep comes late it is 2 s. */
const readTimeout = 2000 - sweepEvery;
const withoutEnd = 2 ** 31 - 1;

/** Which work may have how many of the connections to one PostgreSQL. */
export class Pool {
  /** For transactions, single writes, and whatever is no long read. */
  readonly writes: BoundedSource;
  /** For searches, counts, large and deep pages. */
  readonly longReads: BoundedSource;
  readonly exports: BoundedSource;
  readonly #connections: Connections;
  readonly #shared: SharedConnections | undefined;
  readonly #reserved: SharedConnections | undefined;

  constructor({ address, size, queryTimeout, onQuery }: PoolOptions) {
    const shares = sharesOf(size);
    const connections = new Connections({ address, exclusive: shares.exclusive, queryTimeout, onQuery });
    const { stallDetector } = connections;
    const limit = queryTimeout === 0 ? undefined : Math.min(readTimeout, queryTimeout);
    const bounded = (bounds: Bounds, most?: number) => {
      const bulkhead = new Bulkhead(queryTimeout === 0 ? { ...bounds, timeout: withoutEnd } : bounds);
      return new BoundedSource({ connections, bulkhead, stallDetector, limit: most });
    };
    const open = () => connections.openShared(limit);
    const sharing = (count: number) =>
      count === 0 ? undefined : new SharedConnections({ count, open, stallDetector });
    this.#connections = connections;
    this.writes = bounded(shares.writes);
    this.longReads = bounded(shares.longReads, limit);
    this.exports = bounded(shares.exports);
    this.#reserved = sharing(shares.reserved);
    this.#shared = sharing(shares.shared) ?? this.#reserved;
  }

  /** A single statement outside any transaction. */
  execute<R>(query: CompiledQuery<R>): Promise<QueryResult<R>> {
    return executeOn(this.writes, query);
  }

  /** A short read outside any transaction; its answer may come on a connection that is shared with others. */
  read<R>(query: CompiledQuery<R>): Promise<QueryResult<R>> {
    return this.#shared?.execute(query) ?? this.execute(query);
  }

  /** What every request and every probe reads first: nobody's other work is before it. */
  readReserved<R>(query: CompiledQuery<R>): Promise<QueryResult<R>> {
    return this.#reserved?.execute(query) ?? this.execute(query);
  }

  /** A read that may take a while, outside any transaction. */
  readLong<R>(query: CompiledQuery<R>): Promise<QueryResult<R>> {
    return executeOn(this.longReads, query);
  }

  close(): Promise<void> {
    return this.#connections.close([this.#shared, this.#reserved].filter((each) => each !== undefined));
  }

  /** Connections: those that are not shared. */
  get statistics(): PoolStatistics {
    const { total, idle, waiting } = this.#connections.statistics;
    const writes = this.writes.statistics;
    const kinds = {
      writes,
      long_reads: this.longReads.statistics,
      exports: this.exports.statistics,
      ...(this.#shared && { short_reads: this.#shared.statistics }),
    };
    return { total, idle, waiting: waiting + writes.waiting, kinds };
  }
}

async function executeOn<R>(source: Source, query: CompiledQuery<R>): Promise<QueryResult<R>> {
  const connection = await source.acquire();
  try {
    return await connection.executeQuery<R>(query);
  } finally {
    source.release(connection);
  }
}
