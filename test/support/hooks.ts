import { stopTestPostgres } from './postgres.ts';

/** With `--parallel` hooks run after each file, and a worker's database goes when the worker does. */
const isWorker = process.env['MOCHA_WORKER_ID'] !== undefined;

export const mochaHooks = isWorker ? {} : { afterAll: stopTestPostgres };
