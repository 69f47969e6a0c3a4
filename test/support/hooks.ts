import { stopTestPostgres } from './postgres.ts';

/** Lets the process end that ran the tests; a worker of many is ended by mocha, and its database with it. */
export const mochaGlobalTeardown = stopTestPostgres;
