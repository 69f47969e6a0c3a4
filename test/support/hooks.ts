import { stopTestPostgres } from './postgres.ts';

export const mochaHooks = { afterAll: stopTestPostgres };
