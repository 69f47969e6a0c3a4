import { expect } from 'chai';
import { describeOnBothFileProducts } from '../../../../support/files/on-both-file-products.ts';

describeOnBothFileProducts('files of tasks and projects', {}, (newUser) => {
  it('are taken along by their task and come back with it', async () => {
    const api = await newUser();
    const task = await api.created('/tasks', { title: 'a task' });
    const mine = await api.uploaded(`name=mine&taskId=${task.id}`);
    const before = await api.uploaded(`name=before&taskId=${task.id}`);
    const free = await api.uploaded('name=free');
    await api.delete(`/files/${before.id}`);
    await api.delete(`/tasks/${task.id}`);
    expect((await api.get('/files')).body.data.map(({ id }: { id: string }) => id)).to.deep.equal([free.id]);
    const early = await api.post(`/files/${mine.id}/restore`);
    expect([early.status, early.body.error.code]).to.deep.equal([409, 'CONFLICT']);
    expect((await api.upload(`name=late&taskId=${task.id}`)).status).to.equal(400);
    await api.post(`/tasks/${task.id}/restore`);
    expect((await api.get(`/files/${mine.id}`)).status).to.equal(200);
    expect((await api.get(`/files/${before.id}`)).status).to.equal(404);
    expect((await api.post(`/files/${before.id}/restore`)).status).to.equal(200);
  });

  it('are taken along by their project, with those of its tasks, and exactly these come back', async () => {
    const api = await newUser();
    const project = await api.created('/projects', { name: 'a project' });
    const task = await api.created('/tasks', { title: 'a task', projectId: project.id });
    const done = await api.created('/tasks', { title: 'deleted before', projectId: project.id });
    const own = await api.uploaded(`name=own&projectId=${project.id}`);
    const ofTask = await api.uploaded(`name=of-task&taskId=${task.id}`);
    const ofDone = await api.uploaded(`name=of-done&taskId=${done.id}`);
    const before = await api.uploaded(`name=before&projectId=${project.id}`);
    await api.delete(`/files/${before.id}`);
    await api.delete(`/tasks/${done.id}`);
    expect((await api.delete(`/projects/${project.id}`)).status).to.equal(409);
    expect((await api.delete(`/projects/${project.id}?cascade=true`)).status).to.equal(204);
    expect((await api.get('/files')).body.data).to.deep.equal([]);
    for (const { id } of [own, ofTask]) expect((await api.post(`/files/${id}/restore`)).status).to.equal(409);
    await api.post(`/projects/${project.id}/restore`);
    const statuses = await Promise.all([own, ofTask, ofDone, before].map(({ id }) => api.get(`/files/${id}`)));
    expect(statuses.map(({ status }) => status)).to.deep.equal([200, 200, 404, 404]);
    await api.post(`/tasks/${done.id}/restore`);
    expect((await api.get(`/files/${ofDone.id}`)).status).to.equal(200);
  });

  it('keep a project without tasks from being deleted unless they go along', async () => {
    const api = await newUser();
    const project = await api.created('/projects', { name: 'a project' });
    const { id } = await api.uploaded(`name=own&projectId=${project.id}`);
    const refused = await api.delete(`/projects/${project.id}`);
    expect([refused.status, refused.body.error.code]).to.deep.equal([409, 'CONFLICT']);
    await api.delete(`/files/${id}`);
    expect((await api.delete(`/projects/${project.id}`)).status).to.equal(204);
    expect((await api.post(`/files/${id}/restore`)).status).to.equal(409);
  });
});
