import { ok } from 'neverthrow';
import type { Endpoint } from '../../kit/endpoint.ts';
import type { V1Failure } from '../contract.ts';
import { answerList, listAnswer } from '../resource/list-answer.ts';
import { adminEndpoint } from './admin-endpoint.ts';
import type { AdminParts } from './parts.ts';
import { anyPaymentListQuery, auditListQuery, jobListQuery, userListQuery } from './requests.ts';
import {
  anyPaymentView,
  anyUserView,
  auditView,
  jobView,
  presentAnyPayment,
  presentAnyUser,
  presentEntry,
  presentJob,
} from './views.ts';

const order = 'Newest first unless `sort` says otherwise.';

export function listEndpoints(parts: AdminParts): readonly Endpoint<V1Failure>[] {
  const { operators, payments, audit, jobs } = parts;
  const forAdmins = adminEndpoint(parts);
  const list = { method: 'GET' } as const;
  const page = { status: 200, headers: ['Link'] } as const;
  return [
    forAdmins({
      ...list,
      path: '/admin/users',
      name: 'listUsers',
      summary: 'List the users',
      description: `${order} \`search\` is a part of the e-mail or name, or the id.`,
      query: userListQuery,
      success: { ...page, description: 'A page of users', schema: listAnswer(anyUserView) },
      handle: async ({ query }) => {
        const { lists } = operators.directory;
        return ok(await answerList({ path: '/api/v1/admin/users', query, lists, present: presentAnyUser }));
      },
    }),
    forAdmins({
      ...list,
      path: '/admin/payments',
      name: 'listAnyPayments',
      summary: "List everybody's payments",
      description: `${order} \`search\` is a part of the description, or the id of the payment or of who paid. An admin refunds by the route of payments.`,
      query: anyPaymentListQuery,
      success: { ...page, description: 'A page of payments', schema: listAnswer(anyPaymentView) },
      handle: async ({ query }) => {
        const { lists } = payments.pages;
        return ok(await answerList({ path: '/api/v1/admin/payments', query, lists, present: presentAnyPayment }));
      },
    }),
    forAdmins({
      ...list,
      path: '/admin/audit',
      name: 'listAudit',
      summary: 'List who did what',
      description: `${order} \`userId\` finds what they did and what concerned them; \`search\` is a part of the action or the reason, or the id of what it was done to.`,
      query: auditListQuery,
      success: { ...page, description: 'A page of the audit log', schema: listAnswer(auditView) },
      handle: async ({ query }) =>
        ok(await answerList({ path: '/api/v1/admin/audit', query, lists: audit.lists, present: presentEntry })),
    }),
    forAdmins({
      ...list,
      path: '/admin/jobs',
      name: 'listJobs',
      summary: 'List background jobs',
      description: `${order} \`dead\` ones have failed for good. \`search\` is a part of the kind or of the last failure, or the id.`,
      query: jobListQuery,
      success: { ...page, description: 'A page of jobs', schema: listAnswer(jobView) },
      handle: async ({ query }) => {
        const { lists } = jobs.ledger;
        return ok(await answerList({ path: '/api/v1/admin/jobs', query, lists, present: presentJob }));
      },
    }),
  ];
}
