import type { ProjectUseCases } from '../../../../application/projects/use-cases.ts';
import type { V1Resource } from '../resource/v1-resource.ts';
import { writtenResource } from '../resource/written-resource.ts';
import {
  projectChange,
  projectContent,
  projectDeletion,
  projectDeletionArgs,
  projectId,
  projectListQuery,
} from './requests.ts';
import { presentProject, presentProjectDetail, projectDetail, projectView } from './views.ts';

export const projectResource = (projects: ProjectUseCases): V1Resource =>
  writtenResource({
    name: 'project',
    plural: 'projects',
    id: projectId,
    content: projectContent,
    change: projectChange,
    list: projectListQuery,
    view: projectView,
    present: presentProject,
    useCases: projects,
    detail: {
      description: 'The `ETag` is for `If-Match` alone: it does not move with the tasks.',
      whole: {
        summary: 'Show a project with its newest tasks',
        success: 'The project, its newest 100 tasks and the counts of all',
        view: projectDetail,
        present: presentProjectDetail,
      },
    },
    deletion: {
      query: projectDeletion,
      description: 'With `cascade=true` its tasks go with it, and come back with it.',
      failures: ['project.not_empty'],
      args: projectDeletionArgs,
    },
    restoration: { description: 'With exactly the tasks that its deletion took.' },
  });
