/** A database and what was set on it. */
interface OddDatabase {
  readonly name: string;
  /** The name of the database; statements run as the superuser before. */
  readonly database: string;
  readonly prepare: readonly string[];
  /** What follows `user@host:port/database`. */
  readonly query?: string;
  readonly sentence?: RegExp;
  readonly user?: string;
}

export const databases: readonly OddDatabase[] = [
  { name: 'plain', database: 'plain', prepare: [] },
  {
    name: 'DateStyle, TimeZone, search_path',
    database: 'odd_texts',
    prepare: [
      `alter database odd_texts set datestyle = 'German'`,
      `alter database odd_texts set timezone = 'Asia/Kathmandu'`,
      `alter database odd_texts set intervalstyle = 'sql_standard'`,
      `alter database odd_texts set search_path = 'elsewhere'`,
    ],
  },
  {
    name: 'isolation, read-only, time-outs',
    database: 'odd_rules',
    prepare: [
      `alter database odd_rules set default_transaction_isolation = 'serializable'`,
      'alter database odd_rules set default_transaction_read_only = on',
      'alter database odd_rules set statement_timeout = 1',
      'alter database odd_rules set idle_in_transaction_session_timeout = 1',
      'alter database odd_rules set idle_session_timeout = 50',
    ],
  },
  { name: 'sslmode=require, unsigned', database: 'encrypted', prepare: [], query: '?sslmode=require' },
  { name: 'sslmode=prefer', database: 'preferred', prepare: [], query: '?sslmode=prefer' },
  {
    name: 'sslmode=verify-full, unsigned',
    database: 'verified',
    prepare: [],
    query: '?sslmode=verify-full',
    sentence: /DATABASE_URL cannot be used: self-signed certificate/,
  },
  {
    name: 'a certificate file that is missing',
    database: 'verified',
    prepare: [],
    query: '?sslmode=verify-full&sslrootcert=/nowhere/root.crt',
    sentence: /DATABASE_URL cannot be used: ENOENT/,
  },
  {
    name: 'LATIN1',
    database: 'latin',
    prepare: [`create database latin encoding 'LATIN1' locale 'C' template template0`],
    sentence: /is encoded in LATIN1/,
  },
  {
    name: 'SQL_ASCII',
    database: 'ascii',
    prepare: [`create database ascii encoding 'SQL_ASCII' locale 'C' template template0`],
    sentence: /is encoded in SQL_ASCII/,
  },
  {
    name: 'a role without CREATE',
    database: 'guarded',
    prepare: ['create role guest login'],
    user: 'guest',
    sentence: /lets the role guest create nothing: grant create/,
  },
  {
    name: 'no such database',
    database: 'missing',
    prepare: ['select 1'],
    sentence: /database "missing" does not exist/,
  },
];
