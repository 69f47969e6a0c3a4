/** Nothing answers: neither the query nor a new connection. */
export class DatabaseSilent extends Error {
  override readonly name = 'DatabaseSilent';
  constructor() {
    super('The database does not answer.');
  }
}

/** The database is alive, but this query was not answered in time. */
export class QueryTimedOut extends Error {
  override readonly name = 'QueryTimedOut';
  constructor() {
    super('The database did not answer a query in time.');
  }
}

/** So much of this kind is asked for already that this request would have to wait too long. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
  constructor() {
    super('Too much of this kind is being asked of the database.');
  }
}

/** The end of another query on the same connection ended this one too. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  constructor() {
    super('Another query on the same connection was given up.');
  }
}

const ours = [DatabaseSilent, QueryTimedOut, Overloaded, Interrupted];

const network =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOST(UNREACH|DOWN)|ENET(UNREACH|DOWN)|ENOENT|EACCES)$/;

/**
 * SQLSTATE classes and codes: 08 connection, 53 resources (too many connections, disk full), 57P operator intervention, 58
 * system error, 28 and 3D000 no access any more, 57014 statement time-out, 55P03 lock time-out, 25P03 idle in
 * transaction, 25006 a standby after a failover, 40001 and 40P01 conflicts that repeating did not solve.
 */
const states = /^(08...|53...|57P..|57014|58...|28...|3D000|55P03|25P03|25006|40001|40P01)$/;

/** What `pg` says without a code. */
const sayings =
  /^(Connection terminated|Connection ended|timeout e|Client has encountered a connection error|Client was closed|Cannot use a pool after)/;

/**
 * The connection's prepared statements no longer fit the database: a migration changed a column under them, or a pooler
 * handed on another connection. On a new connection the same query works.
 */
export function isStaleStatement(error: unknown): boolean {
  const { code, routine } = error as { readonly code?: unknown; readonly routine?: unknown };
  return code === '26000' || (code === '0A000' && routine === 'RevalidateCachedQuery');
}

/** PostgreSQL ended the statement, because it was told to or because it took too long. */
export const isCancelled = (error: unknown): boolean => (error as { readonly code?: unknown }).code === '57014';

/** Whether a request asked for more than its share of time or place, while the database itself is well. */
export const isBeyondItsShare = (error: unknown): boolean =>
  error instanceof Overloaded || error instanceof QueryTimedOut;

/** Whether an exception says that the database cannot be used now, and not that the program is wrong. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (ours.some((kind) => error instanceof kind)) return true;
  if (isStaleStatement(error)) return true;
  const { code, syscall } = error as Error & { readonly code?: unknown; readonly syscall?: unknown };
  if (typeof code === 'string' && (states.test(code) || (network.test(code) && isOfSocket(error, syscall))))
    return true;
  return sayings.test(error.message) || isUnavailable(error.cause);
}

/** A missing file is no missing database: `ENOENT` counts only where a socket was asked. */
function isOfSocket(error: Error, syscall: unknown): boolean {
  return (
    error instanceof AggregateError ||
    (typeof syscall === 'string' && /^(connect|read|write|getaddrinfo)$/.test(syscall))
  );
}
