import type { operations } from './document/types.ts';
import { exchangeBy, type Reply, type Unanswered, unanswered } from './exchange.ts';
import { newKey } from './new-key.ts';
import { queryOf } from './query-of.ts';
import { codeOf, repeatedly } from './repeat.ts';
import type { Aborted, NetworkFailure } from './results.ts';

type Names =
  | 'listTodoTasks'
  | 'createTodoTask'
  | 'showTodoTask'
  | 'replaceTodoTask'
  | 'deleteTodoTask'
  | 'completeTodoTask';
type Json<Content> = Content extends { content: { 'application/json': infer Body } } ? Body : never;
type Responses<Name extends Names> = operations[Name]['responses'];
type Envelope<Name extends Names> = Name extends Names
  ? { [Status in Exclude<keyof Responses<Name>, 304 | 405>]: Json<Responses<Name>[Status]> }[Exclude<
      keyof Responses<Name>,
      304 | 405
    >]
  : never;
type Sent<Name extends Names> = operations[Name] extends { requestBody: infer Request } ? Json<Request> : never;
type Unreached = { readonly success: false; readonly error: NetworkFailure | Aborted };

export type TaskListResponse = Envelope<'listTodoTasks'> | Unreached;
export type TaskResponse =
  | Envelope<'createTodoTask' | 'showTodoTask' | 'replaceTodoTask' | 'completeTodoTask'>
  | Unreached;
export type ApiResponse = Envelope<'deleteTodoTask'> | Unreached;
export type TaskFilters = NonNullable<operations['listTodoTasks']['parameters']['query']>;
export type CreateTaskRequest = Sent<'createTodoTask'>;
export type UpdateTaskRequest = Sent<'replaceTodoTask'>;

export interface TodoClientOptions {
  readonly baseUrl: string;
  /** A token of the signed-in user; asked for at every request, and once more where the one before was too old. */
  readonly token: () => string | Promise<string>;
  readonly fetch?: typeof globalThis.fetch;
  /** Milliseconds after which an answer counts as lost: 30,000 if not given. */
  readonly timeout?: number;
}

export interface TodoCallOptions {
  readonly signal?: AbortSignal;
}

export interface TodoClient {
  getTasks(userId: string, filters?: TaskFilters, options?: TodoCallOptions): Promise<TaskListResponse>;
  createTask(userId: string, taskData: CreateTaskRequest, options?: TodoCallOptions): Promise<TaskResponse>;
  getTask(userId: string, taskId: number, options?: TodoCallOptions): Promise<TaskResponse>;
  updateTask(
    userId: string,
    taskId: number,
    taskData: UpdateTaskRequest,
    options?: TodoCallOptions,
  ): Promise<TaskResponse>;
  deleteTask(userId: string, taskId: number, options?: TodoCallOptions): Promise<ApiResponse>;
  updateTaskCompletion(
    userId: string,
    taskId: number,
    completed: boolean,
    options?: TodoCallOptions,
  ): Promise<TaskResponse>;
}

/** The todo contract for a front end whose users sign in elsewhere; every method resolves to that contract's envelope. */
export function createTodoClient({ baseUrl, token, fetch, timeout = 30_000 }: TodoClientOptions): TodoClient {
  const exchange = exchangeBy(fetch ?? globalThis.fetch.bind(globalThis), timeout);
  const root = `${baseUrl.replace(/\/+$/, '')}/api/`;

  async function ask<Answer>(method: string, path: string, content: object | undefined, options: TodoCallOptions = {}) {
    const key = method === 'POST' ? { 'Idempotency-Key': newKey() } : {};
    const type = content === undefined ? {} : { 'Content-Type': 'application/json' };
    const body = content === undefined ? undefined : JSON.stringify(content);
    const send = async (used: string) => {
      const headers = { Authorization: `Bearer ${used}`, ...type, ...key };
      return await exchange({ method, url: root + path, headers, body, credentials: 'omit' }, options.signal);
    };
    const { reply, wasLost } = await repeatedly(async () => {
      const used = await token();
      const first = await send(used);
      if ('failure' in first || codeOf(first) !== 'AUTH_EXPIRED_TOKEN') return first;
      const fresh = await token();
      return fresh === used ? first : await send(fresh);
    }, options.signal);
    // What is gone already was deleted by the request whose answer was lost.
    const isDone = method === 'DELETE' && wasLost && !('failure' in reply) && reply.status === 404;
    return (isDone ? deleted : envelopeOf(reply)) as Answer;
  }
  const of = (userId: string, taskId?: number): string =>
    `${encodeURIComponent(userId)}/tasks${taskId === undefined ? '' : `/${taskId}`}`;

  return {
    getTasks: (userId, filters, options) => ask('GET', of(userId) + queryOf(filters), undefined, options),
    createTask: (userId, taskData, options) => ask('POST', of(userId), taskData, options),
    getTask: (userId, taskId, options) => ask('GET', of(userId, taskId), undefined, options),
    updateTask: (userId, taskId, taskData, options) => ask('PUT', of(userId, taskId), taskData, options),
    deleteTask: (userId, taskId, options) => ask('DELETE', of(userId, taskId), undefined, options),
    updateTaskCompletion: (userId, taskId, completed, options) =>
      ask('PATCH', `${of(userId, taskId)}/complete`, { completed }, options),
  };
}

const deleted = { success: true, data: null, message: 'Task deleted successfully' };

function envelopeOf(reply: Reply | Unanswered): unknown {
  if ('failure' in reply) return { success: false, error: reply.failure };
  const { body, status } = reply;
  const isOurs = typeof body === 'object' && body !== null && 'success' in body;
  return isOurs ? body : { success: false, error: unanswered('Not an answer of this API', status).failure };
}
