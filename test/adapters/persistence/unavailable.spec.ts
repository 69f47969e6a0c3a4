import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { expect } from 'chai';
import pg from 'pg';
import {
  DatabaseSilent,
  isUnavailable,
  QueryTimedOut,
} from '../../../src/adapters/persistence/mikro-orm/unavailable.ts';

const coded = (code: string, more: object = {}): Error => Object.assign(new Error('x'), { code, ...more });
const caught = (work: Promise<unknown>): Promise<unknown> => work.then(undefined, (error: unknown) => error);

describe('an unavailable database', () => {
  const states =
    '08000 08006 53100 53300 57P01 57P02 57P03 57014 55P03 25P03 25006 28P01 3D000 40001 40P01 58030'.split(' ');
  for (const state of states) it(`is SQLSTATE ${state}`, () => expect(isUnavailable(coded(state))).to.equal(true));

  for (const code of ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EAI_AGAIN', 'ETIMEDOUT'])
    it(`is a socket's ${code}`, () => expect(isUnavailable(coded(code, { syscall: 'connect' }))).to.equal(true));

  const sayings = [
    'Connection terminated',
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'timeout exceeded when trying to connect',
    'timeout expired',
    'Client has encountered a connection error and is not queryable',
    'Client was closed and is not queryable',
    'Cannot use a pool after calling end on the pool',
  ];
  for (const saying of sayings)
    it(`is the driver's "${saying}"`, () => expect(isUnavailable(new Error(saying))).to.equal(true));

  it('is silence, or a query without an answer', () => {
    expect(isUnavailable(new DatabaseSilent())).to.equal(true);
    expect(isUnavailable(new QueryTimedOut())).to.equal(true);
  });

  it('may be the cause of another error', () =>
    expect(isUnavailable(new Error('work failed', { cause: coded('57P01') }))).to.equal(true));

  it('is a port where nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    server.close();
    for (const host of ['127.0.0.1', 'localhost']) {
      expect(isUnavailable(await caught(new pg.Client({ host, port }).connect()))).to.equal(true);
    }
    expect(isUnavailable(await caught(once(connect('/nowhere/.s.PGSQL.5432'), 'connect')))).to.equal(true);
  });

  it('is no broken rule, no broken query and no defect', () => {
    for (const state of ['23505', '23503', '22001', '42P01', '42601', 'XX000', 'P0001'])
      expect(isUnavailable(coded(state)), state).to.equal(false);
    expect(isUnavailable(new TypeError('undefined is not a function'))).to.equal(false);
    expect(isUnavailable('ECONNREFUSED')).to.equal(false);
    expect(isUnavailable(undefined)).to.equal(false);
  });

  it('is no missing file', async () => expect(isUnavailable(await caught(readFile('/nowhere')))).to.equal(false));
});
