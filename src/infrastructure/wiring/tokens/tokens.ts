import type { RequestListener } from 'node:http';
import type { Publication } from '../../../adapters/http/app.ts';
import type { Endpoint } from '../../../adapters/http/kit/endpoint.ts';
import type { Kit } from '../../../adapters/http/kit/kit.ts';
import type { OpenApiDocument } from '../../../adapters/http/kit/openapi/open-api-document.ts';
import type { Exposition, Machine } from '../../../adapters/http/machine/machine-routes.ts';
import type { Checks, Readiness } from '../../../adapters/http/machine/readiness.ts';
import type { PaymentsFailure } from '../../../adapters/http/payments/failures.ts';
import type { TodoFailure } from '../../../adapters/http/todo/failures.ts';
import type { V1Failure } from '../../../adapters/http/v1/contract.ts';
import type { V1Resource } from '../../../adapters/http/v1/resource/v1-resource.ts';
import type { Limits } from '../../../adapters/limits/limits.ts';
import type { AuditActor } from '../../../application/audit/ports.ts';
import type { Clock } from '../../../application/kernel/clock.ts';
import type { IdLookup } from '../../../application/kernel/id-lookup.ts';
import type { IdempotentAnswers } from '../../../application/kernel/idempotency.ts';
import type { Ids } from '../../../application/kernel/ids.ts';
import type { Log } from '../../../application/kernel/log.ts';
import type { Meters } from '../../../application/kernel/meters.ts';
import type { Projects } from '../../../application/projects/ports.ts';
import type { ProjectUseCases } from '../../../application/projects/use-cases.ts';
import type { Tasks } from '../../../application/tasks/ports.ts';
import type { TaskUseCases } from '../../../application/tasks/use-cases.ts';
import type { Secret } from '../../../domain/kernel/secret.ts';
import type { Config } from '../../config/config.ts';
import type { RefusalLines } from '../../logging/refusal-lines.ts';
import { token } from '../binding.ts';

export const kernel = {
  clock: token<Clock>('Clock'),
  ids: token<Ids>('Ids'),
  idLookup: token<IdLookup>('IdLookup'),
  config: token<Config>('Config'),
  log: token<Log>('Log'),
  meters: token<Meters>('Meters'),
  /** Whoever runs the command line. */
  operator: token<AuditActor>('the operator'),
  /** Whether an exception means that a service cannot be reached now. */
  isUnavailable: token<(defect: unknown) => boolean>('isUnavailable'),
  /** Whether it means that a request asked for more than its share of the database. */
  isBeyondItsShare: token<(defect: unknown) => boolean>('isBeyondItsShare'),
  /** Bounds what is asked of the database together with what else the requester asks. */
  onBehalfOf: token<<T>(requester: string, work: () => T) => T>('onBehalfOf'),
  secret: token<Secret>('the shared secret'),
};

export const tasks = {
  store: token<Tasks>('Tasks'),
  useCases: token<TaskUseCases>('use cases of tasks'),
};

export const projects = {
  store: token<Projects>('Projects'),
  useCases: token<ProjectUseCases>('use cases of projects'),
};

export const http = {
  checks: token<Checks>('Checks'),
  /** Those that have endpoints. */
  contracts: token<readonly Publication[]>('contracts'),
  /** Of all contracts, for readers. */
  document: token<() => OpenApiDocument>('the OpenAPI document'),
  exposition: token<Exposition>('Exposition'),
  idempotentAnswers: token<IdempotentAnswers>('IdempotentAnswers'),
  kit: token<Kit>('Kit'),
  /** Serves every contract. */
  refusalLines: token<RefusalLines>('RefusalLines'),
  listener: token<RequestListener>('RequestListener'),
  limits: token<Limits>('Limits'),
  machine: token<Machine>('Machine'),
  /** In the order in which they are asked whether a path is theirs. */
  publications: token<readonly Publication[]>('Publications'),
  readiness: token<Readiness>('Readiness'),
  paymentsEndpoints: token<readonly Endpoint<PaymentsFailure>[]>('endpoints of payments'),
  /** Bound once per feature. */
  todoEndpoints: token<readonly Endpoint<TodoFailure>[]>('endpoints of the todo contract'),
  v1Resources: token<V1Resource>('resources of v1'),
  v1Endpoints: token<readonly Endpoint<V1Failure>[]>('endpoints of v1'),
};
