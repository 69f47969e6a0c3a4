import type { Container } from 'inversify';
import type { JobKind } from '../../src/application/jobs/ports.ts';
import { memoryJobs } from '../../src/infrastructure/wiring/stores/memory-accounts.ts';

/** A job that has failed for good; its id. */
export async function deadJob(container: Container): Promise<string> {
  const kind: JobKind<Record<string, never>> = { name: 'lost-cause', retries: 0, limitSeconds: 1 };
  const jobs = container.get(memoryJobs);
  await jobs.start([{ kind, run: () => Promise.reject(new Error('it cannot be done')) }]);
  await jobs.add(kind, {});
  await jobs.runDue();
  const [dead] = await jobs.list({ state: 'dead' }, 1);
  if (dead === undefined) throw new Error('the job did not fail');
  return dead.id;
}
