import type { FailureOf, OperationName } from './calls.ts';
import type { components } from './document/types.ts';

/** Whatever a call can end in beside success: told apart by `code`, with the details of each. */
export type Failure = { [Name in Extract<OperationName, V1Name>]: FailureOf<Name> }[Extract<OperationName, V1Name>];
type V1Name = { [Group in keyof Groups]: keyof Groups[Group] }[keyof Groups];

export type Schemas = components['schemas'];
export type { CallOptions, DataOf, FailureOf, List, Outcome, Query, Sent } from './calls.ts';
export { type Client, type ClientOptions, createClient } from './create-client.ts';

export type { ChangeEvent } from './events.ts';

import type { Groups } from './document/operations.ts';

export { FailureError, type Result, unwrap } from './results.ts';
export { itemStorage, memoryStorage, type TokenStorage, type Tokens } from './storage.ts';
export {
  type ApiResponse,
  type CreateTaskRequest,
  createTodoClient,
  type TaskFilters,
  type TaskListResponse,
  type TaskResponse,
  type TodoCallOptions,
  type TodoClient,
  type TodoClientOptions,
  type UpdateTaskRequest,
} from './todo-client.ts';
