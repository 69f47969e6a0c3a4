import { z } from 'zod';
import type { PeopleCounts } from '../../../../application/accounts/operator/count-people.ts';
import type { ShownUser } from '../../../../application/accounts/operator/show-user.ts';
import { type UserState, userStates } from '../../../../application/accounts/profile/ports.ts';
import type { ListedEntry } from '../../../../application/audit/ports.ts';
import { type JobState, type JobView, jobStates } from '../../../../application/jobs/ports.ts';
import type { UserFacts } from '../../../../domain/accounts/user.ts';
import { Payment, type PaymentFacts } from '../../../../domain/payments/payment.ts';
import { type PaymentStatus, paymentStatuses } from '../../../../domain/payments/payment-status.ts';
import { samples } from '../../kit/openapi/samples.ts';
import { instant } from '../../kit/schemas.ts';
import type { ReadinessAnswer } from '../../machine/readiness.ts';
import { paymentView, presentPayment } from '../payments/views.ts';

const text = (example: string) => z.string().meta({ examples: [example] });
const textOrNull = (example: string | null) =>
  z
    .string()
    .nullable()
    .meta({ examples: [example] });
const momentOrNull = instant.nullable().meta({ examples: [null] });
const count = (example: number) => z.int().meta({ examples: [example] });

export const anyUserView = z
  .object({
    id: text(samples.userId),
    email: textOrNull(samples.email),
    name: textOrNull('Ada Lovelace'),
    role: z.enum(['user', 'admin']),
    status: z.enum(userStates).meta({ examples: ['active'] }),
    emailVerified: z.boolean(),
    issuer: z.string().meta({ examples: ['mainstay'], description: 'Who vouches for the user' }),
    lockedAt: momentOrNull,
    deletedAt: momentOrNull,
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'AnyUser' });

const anySessionView = z
  .object({
    id: z.uuid().meta({ examples: [samples.sessionId] }),
    createdAt: instant,
    lastUsedAt: instant,
    expiresAt: instant,
    userAgent: textOrNull('Mozilla/5.0'),
    ip: textOrNull('203.0.113.7'),
  })
  .meta({ id: 'AnySession' });

export const shownUserView = anyUserView.extend({ sessions: z.array(anySessionView) }).meta({ id: 'ShownUser' });

export const anyPaymentView = paymentView
  .omit({ nextAction: true })
  .extend({ userId: text(samples.userId) })
  .meta({ id: 'AnyPayment' });

export const auditView = z
  .object({
    id: z.uuid(),
    createdAt: instant,
    actor: z
      .object({
        type: z.enum(['user', 'operator', 'gateway', 'system']).meta({ examples: ['user'] }),
        id: textOrNull(samples.userId),
      })
      .meta({ description: 'Who or what did it: `operator` is the command line' }),
    userId: z
      .string()
      .nullable()
      .meta({ examples: [samples.userId], description: 'Whose affairs it concerns' }),
    action: text('user.registered'),
    subject: z.object({ type: text('user'), id: text(samples.userId) }),
    paymentId: textOrNull(null),
    from: textOrNull(null),
    to: textOrNull(null),
    why: textOrNull(null),
    gatewayId: textOrNull(null),
    requestId: textOrNull('0199e3d2-9e85-704a-9f4d-8d50cfbe6154'),
    ip: textOrNull('203.0.113.7'),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).meta({ examples: [{}] }),
  })
  .meta({ id: 'AuditEntry' });

export const jobView = z
  .object({
    id: text(samples.jobId),
    kind: text('mail'),
    state: z.enum(jobStates).meta({ examples: ['done'] }),
    attempts: z.int().meta({ examples: [0] }),
    failure: textOrNull(null),
    createdAt: instant,
    endedAt: instant.nullable().meta({ examples: [samples.moment] }),
  })
  .meta({ id: 'Job' });

const counts = <const States extends readonly string[]>(states: States, example: (state: States[number]) => number) =>
  z.object(
    // One member for each state.
    Object.fromEntries(states.map((state) => [state, count(example(state))])) as Record<States[number], z.ZodInt>,
  );

const health = z.enum(['ok', 'failed']);

export const overviewView = z
  .object({
    version: text('0.1.0'),
    users: counts(userStates, (state) => (state === 'active' ? 2 : 0)),
    activeSessions: count(2),
    payments: counts(paymentStatuses, (status) => (status === 'completed' ? 1 : 0)),
    jobs: counts(jobStates, (state) => (state === 'done' ? 3 : 0)),
    health: z.object({
      status: z.enum(['ok', 'unavailable', 'stopping']),
      database: health,
      migrations: health,
      jobs: health,
    }),
  })
  .meta({ id: 'Overview' });

const statusOf = ({ deletedAt, lockedAt }: UserFacts): UserState => {
  if (deletedAt !== null) return 'deleted';
  return lockedAt === null ? 'active' : 'locked';
};

export const presentAnyUser = (user: UserFacts) =>
  ({
    id: user.id,
    email: user.email,
    name: user.name,
    role: user.role,
    status: statusOf(user),
    emailVerified: user.emailVerifiedAt !== null,
    issuer: user.issuer,
    lockedAt: user.lockedAt,
    deletedAt: user.deletedAt,
    createdAt: user.createdAt,
    updatedAt: user.updatedAt,
  }) satisfies z.infer<typeof anyUserView>;

export const presentShownUser = ({ user, sessions }: ShownUser) =>
  ({
    ...presentAnyUser(user),
    sessions: sessions.map(({ id, createdAt, lastUsedAt, expiresAt, userAgent, address }) => ({
      ...{ id, createdAt, lastUsedAt, expiresAt, userAgent },
      ip: address,
    })),
  }) satisfies z.infer<typeof shownUserView>;

export function presentAnyPayment(facts: PaymentFacts): z.infer<typeof anyPaymentView> {
  const { nextAction: _, ...shown } = presentPayment(Payment.restore(facts));
  return { ...shown, userId: facts.ownerId };
}

export const presentEntry = ({ at: _, address, transactionId, ...entry }: ListedEntry) =>
  ({
    id: entry.id,
    createdAt: entry.createdAt,
    actor: entry.actor,
    userId: entry.userId,
    action: entry.action,
    subject: entry.subject,
    paymentId: transactionId,
    from: entry.from,
    to: entry.to,
    why: entry.why,
    gatewayId: entry.gatewayId,
    requestId: entry.requestId,
    ip: address,
    details: entry.details,
  }) satisfies z.infer<typeof auditView>;

/** Without what the job was told: it may name people. */
export const presentJob = ({ id, kind, state, attempts, failure, createdAt, endedAt }: JobView) =>
  ({ id, kind, state, attempts, failure, createdAt, endedAt }) satisfies z.infer<typeof jobView>;

interface Overview {
  readonly version: string;
  readonly people: PeopleCounts;
  readonly payments: Readonly<Record<PaymentStatus, number>>;
  readonly jobs: Readonly<Record<JobState, number>>;
  readonly health: ReadinessAnswer;
}

export const presentOverview = ({ version, people, payments, jobs, health }: Overview) =>
  ({ version, ...people, payments, jobs, health }) satisfies z.infer<typeof overviewView>;
