import type { TaskUseCases } from '../../../../application/tasks/use-cases.ts';
import type { V1Resource } from '../resource/v1-resource.ts';
import { writtenResource } from '../resource/written-resource.ts';
import { presentTask, taskView } from '../views/task-view.ts';
import { taskChange, taskContent, taskId, taskListQuery } from './requests.ts';

export const taskResource = (tasks: TaskUseCases): V1Resource =>
  writtenResource({
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
