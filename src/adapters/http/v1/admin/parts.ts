import type { OperatorUseCases } from '../../../../application/accounts/operator/use-cases.ts';
import type { AuditLog } from '../../../../application/audit/ports.ts';
import type { JobUseCases } from '../../../../application/jobs/use-cases.ts';
import type { PaymentUseCases } from '../../../../application/payments/use-cases.ts';
import type { ReadinessAnswer } from '../../machine/readiness.ts';

/** What the routes for admins are made of: the use cases of the command line. */
export interface AdminParts {
  readonly operators: Pick<
    OperatorUseCases,
    'admit' | 'directory' | 'show' | 'count' | 'changeAccountStatus' | 'revokeSessions'
  >;
  readonly payments: Pick<PaymentUseCases, 'pages'>;
  readonly audit: Pick<AuditLog, 'lists'>;
  readonly jobs: JobUseCases;
  readonly health: () => Promise<ReadinessAnswer>;
  readonly version: string;
}
