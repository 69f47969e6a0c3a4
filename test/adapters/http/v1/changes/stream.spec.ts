import { expect } from 'chai';
import { http } from '../../../../../src/infrastructure/wiring/tokens/tokens.ts';
import { HttpListener } from '../../../../support/http-listener.ts';
import { describeOnBothProducts } from '../../../../support/on-both-products.ts';
import { EventReader } from '../../../../support/sync/event-reader.ts';
import { synced } from '../../../../support/sync/synced.ts';
import type { V1Api } from '../../../../support/v1-api.ts';

/** A user, and where the product listens for streams. */
async function listening(api: V1Api) {
  const server = await HttpListener.open(api.container.get(http.listener));
  const open = (query = '', headers: Readonly<Record<string, string>> = {}) =>
    EventReader.open(`${server.url}/api/v1/changes${query}`, { authorization: `Bearer ${api.token}`, ...headers });
  return { api, open, [Symbol.asyncDispose]: () => server.close() };
}

/** What comes first, which must be `ready`; gives its place. */
async function ready(stream: EventReader): Promise<string> {
  const first = await stream.next();
  expect(first).to.include({ event: 'ready' });
  return first?.id ?? '';
}

describeOnBothProducts('a stream of changes', (newUser) => {
  it('begins with `ready`, is kept by nobody on its way, and follows what the user changes', async () => {
    const [ada, bob] = [await newUser(), await newUser()];
    await using place = await listening(ada);
    await ada.created('/tasks', { title: 'before' });
    await using stream = await place.open();
    expect(stream.response.status).to.equal(200);
    const { headers } = stream.response;
    expect(headers.get('content-type')).to.equal('text/event-stream; charset=utf-8');
    expect(headers.get('x-accel-buffering')).to.equal('no');
    expect(headers.get('cache-control')).to.equal('no-store');
    await ready(stream);
    await bob.created('/projects', { name: 'of somebody else' });
    const { id } = await ada.created('/tasks', { title: 't' });
    expect(await stream.next()).to.deep.include({ event: 'changed', told: { kinds: ['tasks'] } });
    const project = await ada.created('/projects', { name: 'p' });
    expect((await stream.next())?.told).to.deep.equal({ kinds: ['projects'] });
    await ada.patch(`/tasks/${id}`, { projectId: project.id });
    expect((await stream.next())?.told).to.deep.equal({ kinds: ['tasks'] });
    await ada.delete(`/projects/${project.id}?cascade=true`);
    expect((await stream.next())?.told).to.deep.equal({ kinds: ['projects', 'tasks'] });
  });

  it('tells several changes at once as one', async () => {
    await using place = await listening(await newUser());
    await using stream = await place.open();
    await ready(stream);
    await Promise.all(Array.from({ length: 8 }, (_, n) => place.api.created('/tasks', { title: `t${n}` })));
    const told = await stream.next();
    const place1 = told?.id ?? '';
    await place.api.created('/projects', { name: 'last' });
    const rest = await stream.next();
    expect(rest?.told.kinds).to.include('projects');
    expect(place1).not.to.equal(rest?.id);
  });

  it('goes on where it was: what changed meanwhile comes at once, and nothing where nothing did', async () => {
    await using place = await listening(await newUser());
    const { api, open } = place;
    let last = '';
    {
      await using stream = await open();
      last = await ready(stream);
    }
    await api.created('/tasks', { title: 'meanwhile' });
    {
      await using stream = await open('', { 'last-event-id': last });
      await ready(stream);
      const told = await stream.next();
      expect(told).to.deep.include({ event: 'changed', told: { kinds: ['tasks'] } });
      last = told?.id ?? '';
    }
    const { token } = await synced(api);
    for (const [query, headers] of [
      ['', { 'last-event-id': last }],
      [`?token=${token}`, {}],
    ] as const) {
      await using stream = await open(query, headers);
      await ready(stream);
      await api.created('/projects', { name: 'p' });
      expect((await stream.next())?.told).to.deep.equal({ kinds: ['projects'] });
      last = token;
    }
    await using stream = await open(`?token=${token}`);
    await ready(stream);
    expect((await stream.next())?.told).to.deep.equal({ kinds: ['projects'] });
  });

  it('tells of everything to who comes from elsewhere, and refuses a token that is none', async () => {
    await using place = await listening(await newUser());
    const { token } = await synced(await newUser());
    for (const lastEventId of ['7', token]) {
      await using stream = await place.open('', { 'last-event-id': lastEventId });
      await ready(stream);
      const told = (await stream.next())?.told as { readonly kinds: readonly string[] };
      expect(told.kinds).to.include.members(['files', 'projects', 'tasks']);
    }
    const { status, body } = await place.api.get('/changes?token=x');
    expect([status, body.error.code, body.error.details[0].field]).to.deep.equal([400, 'VALIDATION_ERROR', 'token']);
  });

  it('tells of everything to who was here more than thirty days ago: of what has gone since nothing may be left', async () => {
    await using place = await listening(await newUser());
    const { api, open } = place;
    const { token } = await synced(api);
    const told = async () => {
      await using stream = await open(`?token=${token}`);
      await ready(stream);
      await api.created('/projects', { name: 'p' });
      return (await stream.next())?.told.kinds;
    };
    api.clock.advance({ days: 30 });
    expect(await told()).to.deep.equal(['projects']);
    api.clock.advance({ seconds: 1 });
    expect(await told()).to.include.members(['files', 'projects', 'tasks']);
  });

  it('is one of ten that a user may have', async () => {
    await using place = await listening(await newUser());
    await using all = new AsyncDisposableStack();
    for (let n = 0; n < 10; n += 1) await ready(all.use(await place.open()));
    const refused = await place.open();
    expect(refused.response.status).to.equal(429);
    expect(refused.response.headers.get('retry-after')).to.match(/^\d+$/);
    await using other = await listening(await newUser());
    await ready(all.use(await other.open()));
    await all.disposeAsync();
    for (let status = 429; status !== 200; ) {
      await using stream = await place.open();
      status = stream.response.status;
    }
  });
});
