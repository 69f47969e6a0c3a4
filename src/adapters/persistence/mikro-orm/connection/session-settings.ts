import type pg from 'pg';

const lockTimeout = 5000;

/**
 * What role, database or environment may have set otherwise. `jit` and parallel workers: compiling a short statement, or
 * sharing it out, costs more than it gives.
 */
const fixed: Readonly<Record<string, string>> = {
  DateStyle: 'ISO,MDY',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  search_path: 'public',
  default_transaction_isolation: 'read\\ committed',
  default_transaction_read_only: 'off',
  default_transaction_deferrable: 'off',
  idle_session_timeout: '0',
  standard_conforming_strings: 'on',
  bytea_output: 'hex',
  row_security: 'on',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
};

/** For a connection that has a session of its own; what the address says goes first. `milliseconds` 0 lifts all limits of time. */
export function sessionSettings(milliseconds: number, own: pg.ClientConfig): pg.ClientConfig {
  const settings = {
    ...fixed,
    statement_timeout: own.statement_timeout || milliseconds,
    lock_timeout: own.lock_timeout || Math.min(milliseconds, lockTimeout),
    idle_in_transaction_session_timeout: milliseconds,
  };
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  return { options: [...options, ...(own.options === undefined ? [] : [own.options])].join(' ') };
}

/** The start-up parameters that a pooler takes and keeps for each of its clients; any other would be refused. */
export const pooledParameters: Readonly<Record<string, string>> = {
  DateStyle: 'ISO,MDY',
  TimeZone: 'UTC',
  client_encoding: 'UTF8',
};
