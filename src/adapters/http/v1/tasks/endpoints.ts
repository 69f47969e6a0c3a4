import type { AddTask } from '../../../../application/tasks/add-task.ts';
import type { DeleteTask } from '../../../../application/tasks/delete-task.ts';
import type { ListTasks } from '../../../../application/tasks/list-tasks.ts';
import type { TaskListing, TaskSortField } from '../../../../application/tasks/ports.ts';
import type { RestoreTask } from '../../../../application/tasks/restore-task.ts';
import type { ReviseTask } from '../../../../application/tasks/revise-task.ts';
import type { ShowTask } from '../../../../application/tasks/show-task.ts';
import type { WalkTasks } from '../../../../application/tasks/walk-tasks.ts';
import type { Task, TaskId } from '../../../../domain/tasks/task.ts';
import { type Endpoint, endpoint } from '../../kit/endpoint.ts';
import type { V1Failure } from '../contract.ts';
import { deleted, itemAnswer, itemAnswers } from '../resource/item-answer.ts';
import { answerList, listAnswer } from '../resource/list-answer.ts';
import type { ListRequest } from '../resource/list-query.ts';
import { presentTask, taskView } from '../task-view.ts';
import { taskChange, taskListQuery, taskPath, wholeTask } from './requests.ts';

export interface TaskUseCases {
  readonly add: AddTask;
  readonly list: ListTasks;
  readonly walk: WalkTasks;
  readonly show: ShowTask;
  readonly revise: ReviseTask;
  readonly remove: DeleteTask;
  readonly restore: RestoreTask;
}

const tag = 'Tasks';
const path = '/api/v1/tasks';
const { shown, created } = itemAnswers<Task>(path, presentTask);

interface Filters {
  readonly status?: 'pending' | 'completed';
  readonly projectId?: string;
}

const listingOf = ({ sort, filters }: ListRequest<TaskSortField, Filters>): TaskListing => {
  const { status, ...others } = filters;
  return { sort, filter: status === undefined ? others : { ...others, completed: status === 'completed' } };
};

export function taskEndpoints(tasks: TaskUseCases): readonly Endpoint<V1Failure>[] {
  return [
    endpoint({
      method: 'GET',
      path: '/tasks',
      name: 'listTasks',
      summary: 'List the tasks',
      description:
        'Newest first unless `sort` says otherwise. `cursor` walks on from the last item however deep, while others write.',
      tag,
      access: 'user',
      query: taskListQuery,
      success: { status: 200, description: 'A page of tasks', schema: listAnswer(taskView), headers: ['Link'] },
      handle: ({ actor, query }) =>
        answerList({
          path,
          query,
          present: presentTask,
          page: (window) => tasks.list.execute(actor, listingOf(query), window),
          walk: (after, limit) => tasks.walk.execute(actor, listingOf(query), after, limit),
        }),
    }),
    endpoint({
      method: 'POST',
      path: '/tasks',
      name: 'createTask',
      summary: 'Create a task',
      description: 'In a project or in none. With an `Idempotency-Key` a repeat makes no second one.',
      tag,
      access: 'user',
      body: wholeTask,
      success: { status: 201, description: 'The task', schema: itemAnswer(taskView), headers: ['Location', 'ETag'] },
      handle: ({ actor, body }) => tasks.add.execute(actor, body).map(created),
    }),
    endpoint({
      method: 'GET',
      path: '/tasks/{id}',
      name: 'showTask',
      summary: 'Show a task',
      description: "Somebody else's task is 404, as one that does not exist.",
      tag,
      access: 'user',
      params: taskPath,
      success: { status: 200, description: 'The task', schema: itemAnswer(taskView), headers: ['ETag'] },
      failures: ['task.not_found'],
      handle: ({ actor, params }) => tasks.show.execute(actor, params.id as TaskId).map(shown),
    }),
    endpoint({
      method: 'PUT',
      path: '/tasks/{id}',
      name: 'replaceTask',
      summary: 'Replace a task',
      description: 'What is left out is set to its default.',
      tag,
      access: 'user',
      params: taskPath,
      body: wholeTask,
      success: { status: 200, description: 'The task', schema: itemAnswer(taskView), headers: ['ETag'] },
      failures: ['task.not_found', 'task.changed'],
      handle: ({ actor, params, body, expected }) =>
        tasks.revise.execute(actor, params.id as TaskId, body, expected).map(shown),
    }),
    endpoint({
      method: 'PATCH',
      path: '/tasks/{id}',
      name: 'changeTask',
      summary: 'Change parts of a task',
      description: 'What is left out stays as it is.',
      tag,
      access: 'user',
      params: taskPath,
      body: taskChange,
      success: { status: 200, description: 'The task', schema: itemAnswer(taskView), headers: ['ETag'] },
      failures: ['task.not_found', 'task.changed'],
      handle: ({ actor, params, body, expected }) =>
        tasks.revise.execute(actor, params.id as TaskId, body, expected).map(shown),
    }),
    endpoint({
      method: 'DELETE',
      path: '/tasks/{id}',
      name: 'deleteTask',
      summary: 'Delete a task',
      description: 'It can be restored for 30 days.',
      tag,
      access: 'user',
      params: taskPath,
      success: { status: 204, description: 'The task is gone' },
      failures: ['task.not_found', 'task.changed'],
      handle: ({ actor, params, expected }) => tasks.remove.execute(actor, params.id as TaskId, expected).map(deleted),
    }),
    endpoint({
      method: 'POST',
      path: '/tasks/{id}/restore',
      name: 'restoreTask',
      summary: 'Bring a deleted task back',
      description: 'Within 30 days of its deletion. A task that is not deleted stays as it is.',
      tag,
      access: 'user',
      params: taskPath,
      success: { status: 200, description: 'The task', schema: itemAnswer(taskView), headers: ['ETag'] },
      failures: ['task.not_found', 'task.project_deleted'],
      handle: ({ actor, params }) => tasks.restore.execute(actor, params.id as TaskId).map(shown),
    }),
  ];
}
