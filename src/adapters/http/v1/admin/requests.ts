import { z } from 'zod';
import { type UserFilter, userSortFields, userStates } from '../../../../application/accounts/profile/ports.ts';
import { type AuditFilter, auditSortFields } from '../../../../application/audit/ports.ts';
import { type JobFilter, jobSortFields, jobStates } from '../../../../application/jobs/ports.ts';
import { type AnyPaymentFilter, paymentSortFields } from '../../../../application/payments/ports.ts';
import { paymentStatuses } from '../../../../domain/payments/payment-status.ts';
import { samples } from '../../kit/openapi/samples.ts';
import { moment, text } from '../../kit/schemas.ts';
import { type Complete, listQuery } from '../resource/list-query.ts';
import { anyPaymentView, anyUserView, auditView, jobView } from './views.ts';

const userId = text({ min: 1, max: 255 }).meta({ description: 'The id of a user' });
const since = moment.exactOptional();
const until = moment.exactOptional();

export const userPath = z.object({ id: text({ min: 1, max: 255 }).meta({ examples: [samples.userId] }) });
export const jobPath = z.object({ id: text({ min: 1, max: 255 }).meta({ examples: [samples.jobId] }) });

export const userListQuery = listQuery({
  resource: 'admin/users',
  sortFields: userSortFields,
  view: anyUserView,
  filters: { status: z.enum(userStates).exactOptional() },
  filterOf: ({ status, search }): Complete<UserFilter> => ({ state: status, search, role: undefined }),
});

export const anyPaymentListQuery = listQuery({
  resource: 'admin/payments',
  sortFields: paymentSortFields,
  view: anyPaymentView,
  filters: { userId: userId.exactOptional(), status: z.enum(paymentStatuses).exactOptional(), since, until },
  filterOf: ({ userId, ...others }): Complete<AnyPaymentFilter> => ({
    ownerId: userId,
    status: others.status,
    since: others.since,
    until: others.until,
    search: others.search,
  }),
});

export const auditListQuery = listQuery({
  resource: 'admin/audit',
  sortFields: auditSortFields,
  view: auditView,
  filters: {
    userId: userId.exactOptional(),
    paymentId: text({ min: 1, max: 64 }).exactOptional(),
    action: text({ min: 1, max: 60 }).meta({ description: 'For example `user.locked`' }).exactOptional(),
    since,
    until,
  },
  filterOf: ({ paymentId, ...others }): Complete<AuditFilter> => ({
    transactionId: paymentId,
    userId: others.userId,
    action: others.action,
    since: others.since,
    until: others.until,
    search: others.search,
  }),
});

export const jobListQuery = listQuery({
  resource: 'admin/jobs',
  sortFields: jobSortFields,
  view: jobView,
  filters: { state: z.enum(jobStates).exactOptional() },
  filterOf: ({ state, search }): Complete<JobFilter> => ({ state, search, kind: undefined }),
});
