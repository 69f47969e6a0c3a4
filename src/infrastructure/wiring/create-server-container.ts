import type { Container } from 'inversify';
import type { Limits } from '../../adapters/limits/limits.ts';
import { createContainer, type Surroundings } from './create-container.ts';
import { backupModule } from './modules/backup.ts';
import { demoModule } from './modules/demo.ts';
import { paymentsModule } from './modules/payments.ts';
import { webhooksModule } from './modules/webhooks.ts';
import { accountsServing } from './serving/accounts.ts';
import { adminServing } from './serving/admin.ts';
import { filesServing } from './serving/files.ts';
import { httpServing } from './serving/http.ts';
import { mailServing } from './serving/mail.ts';
import { paymentsServing } from './serving/payments.ts';
import { projectsServing } from './serving/projects.ts';
import { securityServing } from './serving/security.ts';
import { syncServing } from './serving/sync.ts';
import { tasksServing } from './serving/tasks.ts';
import { http } from './tokens/tokens.ts';

export interface ServerSurroundings extends Surroundings {
  readonly limits: Limits;
}

/** All parts of the product: a command needs neither endpoints and limits nor what sends mails, and so does not load them. */
export function createServerContainer({ limits, ...surroundings }: ServerSurroundings): Container {
  const container = createContainer(surroundings);
  container.bind(http.limits).toConstantValue(limits);
  container.load(
    paymentsModule,
    webhooksModule,
    demoModule,
    backupModule,
    securityServing,
    accountsServing,
    mailServing,
    filesServing,
    tasksServing,
    projectsServing,
    syncServing,
    paymentsServing,
    adminServing,
    httpServing,
  );
  return container;
}
