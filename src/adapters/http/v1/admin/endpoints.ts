import { err, ok } from 'neverthrow';
import { adminAgent } from '../../../../application/accounts/security-events.ts';
import type { Endpoint } from '../../kit/endpoint.ts';
import { success, type V1Failure } from '../contract.ts';
import { itemAnswer } from '../resource/item-answer.ts';
import { adminEndpoint } from './admin-endpoint.ts';
import { listEndpoints } from './list-endpoints.ts';
import type { AdminParts } from './parts.ts';
import { jobPath } from './requests.ts';
import { userEndpoints } from './user-endpoints.ts';
import { overviewView, presentOverview } from './views.ts';

export function adminEndpoints(parts: AdminParts): readonly Endpoint<V1Failure>[] {
  const { operators, payments, jobs, health, version } = parts;
  const forAdmins = adminEndpoint(parts);
  return [
    forAdmins({
      method: 'GET',
      path: '/admin/overview',
      name: 'showOverview',
      summary: 'Show how all is',
      description: 'Users, live sessions, payments and jobs by state, the version, and what readiness says.',
      success: { status: 200, description: 'The overview', schema: itemAnswer(overviewView) },
      handle: async () => {
        const people = await operators.count.execute();
        if (people.isErr()) return err(people.error);
        const counted = {
          people: people.value,
          payments: await payments.pages.counts(),
          jobs: await jobs.ledger.counts(),
        };
        return ok({ status: 200, body: success(presentOverview({ version, ...counted, health: await health() })) });
      },
    }),
    ...userEndpoints(parts),
    ...listEndpoints(parts),
    forAdmins({
      method: 'POST',
      path: '/admin/jobs/{id}/retry',
      name: 'retryJob',
      summary: 'Try a dead job once more',
      description: 'Only what has failed for good can be tried again.',
      params: jobPath,
      success: { status: 204, description: 'It waits for its turn' },
      failures: ['job.not_dead'],
      handle: async ({ actor, params }) =>
        (await jobs.retry.execute(params.id, adminAgent(actor))).map(() => ({ status: 204 })),
    }),
  ];
}
