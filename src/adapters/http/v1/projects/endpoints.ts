import type { ProjectUseCases } from '../../../../application/projects/use-cases.ts';
import type { Endpoint } from '../../kit/endpoint.ts';
import type { V1Failure } from '../contract.ts';
import { resourceEndpoints } from '../resource/resource-endpoints.ts';
import { projectChange, projectContent, projectDeletion, projectId, projectListQuery } from './requests.ts';
import { presentProject, presentProjectDetail, projectDetail, projectView } from './views.ts';

export const projectEndpoints = (projects: ProjectUseCases): readonly Endpoint<V1Failure>[] =>
  resourceEndpoints({
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
    },
    restoration: { description: 'With exactly the tasks that its deletion took.' },
  });
