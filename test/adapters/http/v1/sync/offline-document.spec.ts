import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { v1Api } from '../../../../support/v1-api.ts';

const document = await readFile('docs/offline.md', 'utf8');
const [, client = ''] = /```js\n(export function offlineClient[\s\S]*?)```/.exec(document) ?? [];

describe('the client of docs/offline.md', () => {
  it('has no more than 80 lines', () => expect(client.split('\n').length).to.be.within(20, 80));

  it('works offline, is heard once however the way is, and shows what the server has', async () => {
    const { offlineClient } = await import(`data:text/javascript,${encodeURIComponent(client)}`);
    const api = await v1Api();
    let way: 'up' | 'no answer' | 'down' = 'down';
    const stored = new Map<string, string>();
    const storage = {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, text: string) => stored.set(key, text),
    };
    const ask = async (path: string, { body }: { body: string }) => {
      if (way === 'down') throw new Error('offline');
      const { status, body: answer } = await api.post(path.replace('/api/v1', ''), JSON.parse(body));
      if (way === 'no answer') throw new Error('the answer is lost');
      return { ok: status === 200, status, json: async () => answer };
    };
    const app = offlineClient(ask, storage);
    const project = app.act('project.create', { args: { name: 'Home' } });
    const task = app.act('task.create', { args: { title: 'Buy milk', projectId: project } });
    const failure = async () => await app.sync().catch(({ message }: Error) => message);
    expect(await failure()).to.equal('offline');
    way = 'no answer';
    expect(await failure()).to.equal('the answer is lost');
    way = 'up';
    const again = offlineClient(ask, storage);
    await again.sync();
    expect(again.shown('projects')).to.have.length(1);
    expect(again.shown('tasks')[0]).to.include({ title: 'Buy milk', projectId: again.resultOf(project).id });
    expect(again.resultOf(task).status).to.equal('done');
    await api.delete(`/tasks/${again.resultOf(task).id}`);
    const refused = again.act('task.change', { id: again.resultOf(task).id, args: { completed: true } });
    await again.sync();
    expect(again.shown('tasks')).to.deep.equal([]);
    expect(again.resultOf(refused).error.code).to.equal('NOT_FOUND');
    await api.created('/tasks', { title: 'later' });
    api.clock.advance({ days: 31 });
    await again.sync();
    expect(again.shown('tasks')).to.have.length(1);
    expect(again.shown('projects')).to.have.length(1);
  });
});
