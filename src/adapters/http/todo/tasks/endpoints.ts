import { ok } from 'neverthrow';
import type { TaskFilter } from '../../../../application/tasks/ports.ts';
import type { TaskUseCases } from '../../../../application/tasks/use-cases.ts';
import { plainTask, type Task, type TaskId } from '../../../../domain/tasks/task.ts';
import { type Answer, type Endpoint, endpoint } from '../../kit/endpoint.ts';
import { success } from '../contract.ts';
import type { TodoFailure } from '../failures.ts';
import { completeBody, createBody, listPath, listQuery, replaceBody, taskPath } from './requests.ts';
import { nothingAnswer, presentListedTask, presentTask, taskAnswer, taskListAnswer } from './views.ts';

const newestFirst = { field: 'createdAt', descending: true } as const;
const tag = 'Tasks for a Better Auth front end';
const filters: Record<'all' | 'pending' | 'completed', TaskFilter> = {
  all: {},
  pending: { completed: false },
  completed: { completed: true },
};

const shown =
  (message: string) =>
  (task: Task): Answer => ({ status: 200, body: success(presentTask(task), message), version: task.facts.version });

export function todoTaskEndpoints(tasks: TaskUseCases): readonly Endpoint<TodoFailure>[] {
  return [
    endpoint({
      method: 'GET',
      path: '/tasks',
      name: 'listTodoTasks',
      summary: 'List the tasks, newest first',
      description: '`total` counts all that match `status`; `page` follows from `offset` and `limit`.',
      tag,
      access: 'user',
      params: listPath,
      query: listQuery,
      success: {
        status: 200,
        description: 'A page of tasks and the count of all that match',
        schema: taskListAnswer,
        shows: { message: 'Tasks retrieved successfully' },
      },
      handle: async ({ actor, query: { status, limit, offset } }) => {
        const listing = { filter: filters[status], sort: newestFirst };
        const { items, total } = await tasks.lists.page(actor.userId, listing, { limit, offset });
        return ok({
          status: 200,
          body: success(
            { tasks: items.map(presentListedTask), total, page: Math.floor(offset / limit) + 1, limit },
            'Tasks retrieved successfully',
          ),
        });
      },
    }),
    endpoint({
      method: 'POST',
      path: '/tasks',
      name: 'createTodoTask',
      summary: 'Create a task',
      description: 'It starts as not completed. With an `Idempotency-Key` a repeat makes no second one.',
      tag,
      access: 'user',
      params: listPath,
      body: createBody,
      success: {
        status: 201,
        description: 'The task',
        schema: taskAnswer,
        headers: ['Location', 'ETag'],
        shows: { message: 'Task created successfully' },
      },
      handle: async ({ actor, body }) =>
        (await tasks.add.execute(actor, { ...plainTask, ...body })).map((task) => ({
          ...shown('Task created successfully')(task),
          status: 201,
          headers: { Location: `/api/${encodeURIComponent(actor.userId)}/tasks/${task.facts.id}` },
        })),
    }),
    endpoint({
      method: 'GET',
      path: '/tasks/{id}',
      name: 'showTodoTask',
      summary: 'Show a task',
      description: "Somebody else's task is 404, as one that does not exist.",
      tag,
      access: 'user',
      params: taskPath,
      success: {
        status: 200,
        description: 'The task',
        schema: taskAnswer,
        headers: ['ETag'],
        shows: { message: 'Task retrieved successfully' },
      },
      failures: ['task.not_found'],
      handle: async ({ actor, params }) =>
        (await tasks.show.execute(actor, params.id as TaskId)).map(shown('Task retrieved successfully')),
    }),
    endpoint({
      method: 'PUT',
      path: '/tasks/{id}',
      name: 'replaceTodoTask',
      summary: 'Replace a task',
      description: 'What is left out is set to its default.',
      tag,
      access: 'user',
      params: taskPath,
      body: replaceBody,
      success: {
        status: 200,
        description: 'The task',
        schema: taskAnswer,
        headers: ['ETag'],
        shows: { message: 'Task updated successfully' },
      },
      failures: ['task.not_found', 'task.changed'],
      handle: async ({ actor, params, body, expected }) =>
        (await tasks.revise.execute(actor, params.id as TaskId, body, expected)).map(
          shown('Task updated successfully'),
        ),
    }),
    endpoint({
      method: 'DELETE',
      path: '/tasks/{id}',
      name: 'deleteTodoTask',
      summary: 'Delete a task',
      description: 'The task is gone from every list.',
      tag,
      access: 'user',
      params: taskPath,
      success: {
        status: 200,
        description: 'Nothing is left to show',
        schema: nothingAnswer,
        shows: { message: 'Task deleted successfully' },
      },
      failures: ['task.not_found', 'task.changed'],
      handle: async ({ actor, params, expected }) =>
        (await tasks.remove.execute(actor, params.id as TaskId, expected)).map(() => ({
          status: 200,
          body: success(null, 'Task deleted successfully'),
        })),
    }),
    endpoint({
      method: 'PATCH',
      path: '/tasks/{id}/complete',
      name: 'completeTodoTask',
      summary: 'Set whether a task is completed',
      description: '`completed` is set to the value given, so repeating it changes nothing.',
      tag,
      access: 'user',
      params: taskPath,
      body: completeBody,
      success: {
        status: 200,
        description: 'The task',
        schema: taskAnswer,
        headers: ['ETag'],
        shows: { message: 'Task completion status updated', data: { completed: true } },
      },
      failures: ['task.not_found', 'task.changed'],
      handle: async ({ actor, params, body, expected }) =>
        (await tasks.revise.execute(actor, params.id as TaskId, body, expected)).map(
          shown('Task completion status updated'),
        ),
    }),
  ];
}
