import type { TaskUseCases } from '../../../../application/tasks/use-cases.ts';
import type { Endpoint } from '../../kit/endpoint.ts';
import type { V1Failure } from '../contract.ts';
import { resourceEndpoints } from '../resource/resource-endpoints.ts';
import { presentTask, taskView } from '../views/task-view.ts';
import { taskChange, taskContent, taskId, taskListQuery } from './requests.ts';

export const taskEndpoints = (tasks: TaskUseCases): readonly Endpoint<V1Failure>[] =>
  resourceEndpoints({
    name: 'task',
    plural: 'tasks',
    id: taskId,
    content: taskContent,
    change: taskChange,
    list: taskListQuery,
    view: taskView,
    present: presentTask,
    useCases: tasks,
    creation: 'In a project or in none.',
    detail: { description: "Somebody else's task is 404, as one that does not exist." },
    restoration: {
      description: 'Within 30 days of its deletion. A task that is not deleted stays as it is.',
      failures: ['task.project_deleted'],
    },
  });
