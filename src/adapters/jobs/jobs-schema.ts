import { readFileSync } from 'node:fs';
import { getConstructionPlans, getRollbackPlans } from 'pg-boss';
import { z } from 'zod';
import { jobsSchema } from './pg-boss-job-lists.ts';

/** The version of the queue's tables that this release makes. */
export const jobsVersion: number = z
  .object({ pgboss: z.object({ schema: z.int() }) })
  .parse(JSON.parse(readFileSync(new URL(import.meta.resolve('pg-boss/package.json')), 'utf8'))).pgboss.schema;

/** The scripts have a transaction each, and limits of time that are none of the caller's. */
const inOurs = (script: string): string =>
  script
    .replace(/^\s*BEGIN;/, '')
    .replace(/COMMIT;\s*$/, '')
    .replace(/^\s*SET LOCAL .*;$/gm, '');

/** Makes the queue's tables as a release with that version had them; for the caller's transaction, in this order. */
export function jobsTablesOf(version: number): readonly string[] {
  const scripts = [getConstructionPlans(jobsSchema)];
  for (let from = jobsVersion; from > version; from -= 1) scripts.push(getRollbackPlans(jobsSchema, from));
  return scripts.map(inOurs);
}
