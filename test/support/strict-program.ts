/** What a front-end developer writes with the client; each line that must not compile says so. */
export const strictProgram = (client: string, sync: string): string => `
import {
  type ApiResponse, type CreateTaskRequest, createClient, createTodoClient, type Failure, type FailureOf, itemStorage,
  type Schemas, type TaskFilters, type TaskListResponse, type TaskResponse, type Tokens, type UpdateTaskRequest, unwrap,
} from '${client}';
import { createSyncStore, type LocalTask, memorySyncStorage, type RefusedCommand } from '${sync}';

const api = createClient({ baseUrl: 'http://localhost:8000', storage: itemStorage(localStorage) });

export async function signIn(email: string, password: string): Promise<string> {
  const result = await api.auth.logIn({ email, password });
  if (result.ok) return result.data.user.name ?? 'nobody';
  switch (result.error.code) {
    case 'INVALID_CREDENTIALS':
    case 'ACCOUNT_LOCKED':
      return result.error.message;
    case 'VALIDATION_ERROR':
      return result.error.details.map(({ field }) => field).join();
    // @ts-expect-error: signing in does not end in this
    case 'CARD_DECLINED':
      return '';
    default:
      return result.error.message;
  }
}

export async function titles(): Promise<string[]> {
  const found: string[] = [];
  for await (const task of api.tasks.listTasks({ status: 'pending', limit: 100 })) found.push(task.title);
  return found;
}

export const isDeclined = (failure: Failure): string | undefined =>
  failure.code === 'CARD_DECLINED' ? failure.details.transactionId : undefined;
export const code = (failure: FailureOf<'showTask'>): 'NOT_FOUND' | undefined =>
  failure.code === 'NOT_FOUND' ? failure.code : undefined;
export const task = async (): Promise<Schemas['Task']> => unwrap(await api.tasks.createTask({ title: 'Buy milk' }));
export const project = unwrap(api.projects.createProject({ name: 'Groceries' }, { signal: AbortSignal.timeout(1000) }));
// @ts-expect-error: a title is needed
export const untitled = api.tasks.createTask({});
// @ts-expect-error: no such state
export const unknown = api.tasks.listTasks({ status: 'done' });

const todo = createTodoClient({ baseUrl: 'http://localhost:8000', token: async () => 'token' });
const filters: TaskFilters = { status: 'all' };
const made: CreateTaskRequest = { title: 'Buy milk' };
const changed: UpdateTaskRequest = { title: 'Buy bread', completed: true };
export const listed: Promise<TaskListResponse> = todo.getTasks('ada', filters);
export const created: Promise<TaskResponse> = todo.createTask('ada', made);
export const updated: Promise<TaskResponse> = todo.updateTask('ada', 1, changed);
export const completed: Promise<TaskResponse> = todo.updateTaskCompletion('ada', 1, true);
export const deleted: Promise<ApiResponse> = todo.deleteTask('ada', 1);
export const first = listed.then((answer) => (answer.success ? answer.data.tasks[0]?.title : answer.error.code));
export type Kept = Tokens;

export async function follow(signal: AbortSignal): Promise<readonly string[]> {
  const opened = await api.changes.changes({}, { signal });
  if (!opened.ok) return [opened.error.code];
  for await (const told of opened.data) {
    if (told.event === 'changed') return told.kinds;
    if (told.event === 'ended' && told.reason === 'token_expired') break;
  }
  return [];
}

const store = createSyncStore({ client: api, name: 'ada', storage: memorySyncStorage() });
export async function offline(): Promise<readonly LocalTask[]> {
  await store.open();
  const { id: projectId } = await store.send({ type: 'project.create', args: { name: 'Home' } });
  const { id } = await store.send({ type: 'task.create', args: { title: 'Buy milk', projectId: String(projectId) } });
  await store.send({ type: 'task.change', id, args: { completed: true } });
  // @ts-expect-error: nothing like it can be done
  await store.send({ type: 'task.forget', id });
  // @ts-expect-error: a title is no number
  await store.send({ type: 'task.change', id, args: { title: 7 } });
  const refused: readonly RefusedCommand[] = store.state.refused;
  for (const { name, current } of refused) await (current === undefined ? store.dismiss(name) : store.insist(name));
  return store.tasks();
}
`;
