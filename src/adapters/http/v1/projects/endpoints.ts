import type { AddProject } from '../../../../application/projects/add-project.ts';
import type { DeleteProject } from '../../../../application/projects/delete-project.ts';
import type { ListProjects } from '../../../../application/projects/list-projects.ts';
import type { RestoreProject } from '../../../../application/projects/restore-project.ts';
import type { ReviseProject } from '../../../../application/projects/revise-project.ts';
import type { ShowProject } from '../../../../application/projects/show-project.ts';
import type { WalkProjects } from '../../../../application/projects/walk-projects.ts';
import type { Project, ProjectId } from '../../../../domain/projects/project.ts';
import { type Endpoint, endpoint } from '../../kit/endpoint.ts';
import { success, type V1Failure } from '../contract.ts';
import { deleted, itemAnswer, itemAnswers } from '../resource/item-answer.ts';
import { answerList, listAnswer } from '../resource/list-answer.ts';
import { projectChange, projectDeletion, projectListQuery, projectPath, wholeProject } from './requests.ts';
import { presentProject, presentProjectDetail, projectDetail, projectView } from './views.ts';

export interface ProjectUseCases {
  readonly add: AddProject;
  readonly list: ListProjects;
  readonly walk: WalkProjects;
  readonly show: ShowProject;
  readonly revise: ReviseProject;
  readonly remove: DeleteProject;
  readonly restore: RestoreProject;
}

const tag = 'Projects';
const path = '/api/v1/projects';
const { shown, created } = itemAnswers<Project>(path, presentProject);

export function projectEndpoints(projects: ProjectUseCases): readonly Endpoint<V1Failure>[] {
  return [
    endpoint({
      method: 'GET',
      path: '/projects',
      name: 'listProjects',
      summary: 'List the projects',
      description:
        'Newest first unless `sort` says otherwise. `cursor` walks on from the last item however deep, while others write.',
      tag,
      access: 'user',
      query: projectListQuery,
      success: { status: 200, description: 'A page of projects', schema: listAnswer(projectView), headers: ['Link'] },
      handle: ({ actor, query }) => {
        const listing = { sort: query.sort, filter: query.filters };
        return answerList({
          path,
          query,
          present: presentProject,
          page: (window) => projects.list.execute(actor, listing, window),
          walk: (after, limit) => projects.walk.execute(actor, listing, after, limit),
        });
      },
    }),
    endpoint({
      method: 'POST',
      path: '/projects',
      name: 'createProject',
      summary: 'Create a project',
      description: 'With an `Idempotency-Key` a repeat makes no second one.',
      tag,
      access: 'user',
      body: wholeProject,
      success: {
        status: 201,
        description: 'The project',
        schema: itemAnswer(projectView),
        headers: ['Location', 'ETag'],
      },
      handle: ({ actor, body }) => projects.add.execute(actor, body).map(created),
    }),
    endpoint({
      method: 'GET',
      path: '/projects/{id}',
      name: 'showProject',
      summary: 'Show a project with its newest tasks',
      description: 'The `ETag` is for `If-Match` alone: it does not move with the tasks.',
      tag,
      access: 'user',
      params: projectPath,
      success: {
        status: 200,
        description: 'The project, its newest 100 tasks and the counts of all',
        schema: itemAnswer(projectDetail),
        headers: ['ETag'],
      },
      revalidates: false,
      failures: ['project.not_found'],
      handle: ({ actor, params }) =>
        projects.show.execute(actor, params.id as ProjectId).map((found) => ({
          status: 200,
          body: success(presentProjectDetail(found)),
          version: found.project.facts.version,
        })),
    }),
    endpoint({
      method: 'PUT',
      path: '/projects/{id}',
      name: 'replaceProject',
      summary: 'Replace a project',
      description: 'What is left out is set to its default.',
      tag,
      access: 'user',
      params: projectPath,
      body: wholeProject,
      success: { status: 200, description: 'The project', schema: itemAnswer(projectView), headers: ['ETag'] },
      failures: ['project.not_found', 'project.changed'],
      handle: ({ actor, params, body, expected }) =>
        projects.revise.execute(actor, params.id as ProjectId, body, expected).map(shown),
    }),
    endpoint({
      method: 'PATCH',
      path: '/projects/{id}',
      name: 'changeProject',
      summary: 'Change parts of a project',
      description: 'What is left out stays as it is.',
      tag,
      access: 'user',
      params: projectPath,
      body: projectChange,
      success: { status: 200, description: 'The project', schema: itemAnswer(projectView), headers: ['ETag'] },
      failures: ['project.not_found', 'project.changed'],
      handle: ({ actor, params, body, expected }) =>
        projects.revise.execute(actor, params.id as ProjectId, body, expected).map(shown),
    }),
    endpoint({
      method: 'DELETE',
      path: '/projects/{id}',
      name: 'deleteProject',
      summary: 'Delete a project',
      description: 'It can be restored for 30 days. With `cascade=true` its tasks go with it, and come back with it.',
      tag,
      access: 'user',
      params: projectPath,
      query: projectDeletion,
      success: { status: 204, description: 'The project is gone' },
      failures: ['project.not_found', 'project.changed', 'project.not_empty'],
      handle: ({ actor, params, query: { cascade }, expected }) =>
        projects.remove.execute(actor, params.id as ProjectId, { cascade, expected }).map(deleted),
    }),
    endpoint({
      method: 'POST',
      path: '/projects/{id}/restore',
      name: 'restoreProject',
      summary: 'Bring a deleted project back',
      description: 'With exactly the tasks that its deletion took.',
      tag,
      access: 'user',
      params: projectPath,
      success: { status: 200, description: 'The project', schema: itemAnswer(projectView), headers: ['ETag'] },
      failures: ['project.not_found'],
      handle: ({ actor, params }) => projects.restore.execute(actor, params.id as ProjectId).map(shown),
    }),
  ];
}
