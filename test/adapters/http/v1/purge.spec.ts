import { expect } from 'chai';
import { files } from '../../../../src/infrastructure/wiring/tokens/file-tokens.ts';
import { housekeeping } from '../../../../src/infrastructure/wiring/tokens/housekeeping-tokens.ts';
import { projects, tasks } from '../../../../src/infrastructure/wiring/tokens/tokens.ts';
import { describeOnBothProducts } from '../../../support/on-both-products.ts';
import { draftOf, seed } from '../../../support/tasks.ts';

describeOnBothProducts('the purge of what was deleted', (newUser) => {
  it('removes what can be restored no longer since an hour, in batches, and says how many', async () => {
    const api = await newUser();
    const purge = async () => await api.container.get(housekeeping.useCases).purge.execute();
    await purge();
    const { id: project } = await api.created('/projects', { name: 'p' });
    await seed(
      api.container.get(tasks.store),
      Array.from({ length: 502 }, () => draftOf(api.userId, { projectId: project })),
    );
    const live = (await api.created('/tasks', { title: 'live' })).id;
    const headers = { 'content-type': 'a/b' };
    const sent = { token: api.token, headers, raw: 'hello' };
    const { body } = await api.ask('POST', `/api/v1/files?name=a&projectId=${project}`, sent);
    const storage = api.container.get(files.storage);
    await api.delete(`/projects/${project}?cascade=true`);
    api.clock.advance({ milliseconds: 1 });
    const younger = (await api.created('/projects', { name: 'q' })).id;
    await api.delete(`/projects/${younger}`);
    api.clock.advance({ days: 30, hours: 1, milliseconds: -1 });
    expect((await purge())._unsafeUnwrap()).to.deep.include({ files: 0, tasks: 0, projects: 0 });
    api.clock.advance({ milliseconds: 1 });
    expect((await purge())._unsafeUnwrap()).to.deep.include({ files: 1, tasks: 502, projects: 1 });
    expect(await api.container.get(projects.store).withDeleted(api.userId, project)).to.equal(undefined);
    expect(await storage.read(body.data.id)).to.equal(undefined);
    expect(await api.container.get(projects.store).withDeleted(api.userId, younger)).not.to.equal(undefined);
    expect((await api.get('/tasks')).body.meta.total).to.equal(1);
    expect(await api.container.get(tasks.store).withDeleted(api.userId, live)).not.to.equal(undefined);
    expect((await purge())._unsafeUnwrap()).to.deep.include({ files: 0, tasks: 0, projects: 0 });
  });
});
