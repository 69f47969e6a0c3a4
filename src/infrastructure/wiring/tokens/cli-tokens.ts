import type { AuditUseCases } from '../../../adapters/cli/audit.commands.ts';
import type { JobUseCases } from '../../../adapters/cli/jobs.commands.ts';
import type { OperatorPayments } from '../../../adapters/cli/payments.commands.ts';
import type { SeedUseCases } from '../../../adapters/cli/seed.commands.ts';
import type { TaskTools } from '../../../adapters/cli/tasks.commands.ts';
import type { DemoStore } from '../../../application/demo/ports.ts';
import { token } from '../binding.ts';

/** What the commands run. */
export const cli = {
  audit: token<AuditUseCases>('use cases of the audit log'),
  jobs: token<JobUseCases>('use cases of jobs'),
  payments: token<OperatorPayments>('use cases of payments for operators'),
  seed: token<SeedUseCases>('use cases of the demo'),
  tasks: token<TaskTools>('tools of the commands about tasks'),
};

export const demo = {
  store: token<DemoStore>('DemoStore'),
};
