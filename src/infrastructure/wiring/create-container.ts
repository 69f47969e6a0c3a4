import 'reflect-metadata';
import { Container, type ContainerModule } from 'inversify';
import type { Exposition } from '../../adapters/http/machine/machine-routes.ts';
import type { Log } from '../../application/kernel/log.ts';
import type { Meters } from '../../application/kernel/meters.ts';
import type { Secret } from '../../domain/kernel/secret.ts';
import type { Config } from '../config/config.ts';
import { accountsModule } from './modules/accounts.ts';
import { filesModule } from './modules/files.ts';
import { housekeepingModule } from './modules/housekeeping.ts';
import { jobsModule } from './modules/jobs.ts';
import { mailModule } from './modules/mail.ts';
import { projectsModule } from './modules/projects.ts';
import { securityModule } from './modules/security.ts';
import { syncModule } from './modules/sync.ts';
import { systemModule } from './modules/system.ts';
import { tasksModule } from './modules/tasks.ts';
import { http, kernel } from './tokens/tokens.ts';

/** What a program finds out before anything can be wired. */
export interface Surroundings {
  readonly config: Config;
  readonly secret: Secret;
  readonly log: Log;
  readonly meters: Meters;
  /** What `/metrics` shows of them. */
  readonly exposition: Exposition;
  /** Binds every port of storage. */
  readonly store: ContainerModule;
  /** Who runs the command line, for the audit log. */
  readonly operator?: string;
}

/** What the server and nearly every command need, made when it is first asked for. */
export function createContainer({ config, secret, log, meters, exposition, store, operator }: Surroundings): Container {
  const container = new Container();
  container.bind(kernel.config).toConstantValue(config);
  container.bind(kernel.secret).toConstantValue(secret);
  container.bind(kernel.log).toConstantValue(log);
  container.bind(kernel.meters).toConstantValue(meters);
  container.bind(kernel.operator).toConstantValue({ type: 'operator', id: operator ?? null });
  container.bind(http.exposition).toConstantValue(exposition);
  container.load(
    systemModule,
    store,
    securityModule,
    accountsModule,
    jobsModule,
    mailModule,
    housekeepingModule,
    filesModule,
    tasksModule,
    projectsModule,
    syncModule,
  );
  return container;
}
