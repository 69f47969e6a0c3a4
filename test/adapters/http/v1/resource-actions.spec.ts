import { expect } from 'chai';
import { ok } from 'neverthrow';
import { z } from 'zod';
import { projectId } from '../../../../src/adapters/http/v1/projects/requests.ts';
import { presentProject, projectView } from '../../../../src/adapters/http/v1/projects/views.ts';
import { actionRoute } from '../../../../src/adapters/http/v1/resource/resource-action.ts';
import type { ProjectView } from '../../../../src/application/projects/ports.ts';
import type { ProjectId } from '../../../../src/domain/projects/project.ts';
import { actorOf } from '../../../support/actors.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

const now = new ManualClock().now();
const project = {
  ...{ id: 'p1' as ProjectId, name: 'Garden', description: null, status: 'active', version: 3 },
  ...{ createdAt: now, updatedAt: now },
} as ProjectView;
const route = actionRoute<ProjectView>({
  ...{ name: 'project', plural: 'projects', id: projectId, view: projectView, present: presentProject },
});

describe('an action of a resource', () => {
  const given: unknown[] = [];
  const endpoint = route({
    verb: 'rename',
    summary: 'Give a project another name',
    body: z.object({ name: z.string() }),
    failures: ['project.changed'],
    execute: async (...told) => {
      given.push(told);
      return ok({ facts: project });
    },
  });

  it('is a route of one thing, named by its verb, which may be refused as any other', () => {
    expect(endpoint).to.deep.include({
      ...{ access: 'user', method: 'POST', path: '/projects/{id}/rename', name: 'renameProject', tag: 'Projects' },
      ...{ summary: 'Give a project another name', failures: ['project.not_found', 'project.changed'] },
    });
  });

  it('is told who asks, of which thing, with what and in which version, and answers with the thing', async () => {
    const request = { actor: actorOf('ada'), params: { id: 'p1' }, body: { name: 'House' }, expected: [3] };
    const answer = (await endpoint.handle(request as never))._unsafeUnwrap();
    expect(given).to.deep.equal([[request.actor, 'p1', { name: 'House' }, [3]]]);
    expect(answer).to.deep.include({ status: 200, version: 3 });
    expect(answer.body).to.deep.equal({ success: true, data: presentProject(project) });
  });
});
