import { expect } from 'chai';
import { todoApi } from '../../../support/todo-api.ts';

describe('http kit: limits', () => {
  it('counts each user’s requests, says what is left, and refuses the rest of the minute: 429', async () => {
    const api = await todoApi({ environment: { RATE_LIMIT_PER_MINUTE: '2' } });
    const first = await api.get('/tasks');
    expect(first.headers['ratelimit-policy']).to.match(/^"[a-z-]+";q=2;w=60$/);
    expect(first.headers['ratelimit']).to.match(/^"[a-z-]+";r=1;t=60$/);
    expect((await api.get('/tasks/abc')).status).to.equal(422);

    const { status, body, headers } = await api.get('/tasks/abc');
    expect([status, body.error.code]).to.deep.equal([429, 'SYSTEM_RATE_LIMIT_EXCEEDED']);
    expect(headers['ratelimit']).to.match(/^"[a-z-]+";r=0;t=\d+$/);
    expect(Number(headers['retry-after'])).to.be.within(1, 60);
    expect((await (await api.as('eve')).get('/tasks')).status).to.equal(200);
  });

  it('refuses a token and a foreign path before it counts', async () => {
    const api = await todoApi({ environment: { RATE_LIMIT_PER_MINUTE: '1' } });
    for (let n = 0; n < 3; n += 1) {
      expect((await api.ask('GET', '/api/eve/tasks', { token: api.token })).status).to.equal(403);
      expect((await api.ask('GET', api.path('/tasks'))).status).to.equal(401);
    }
    expect((await api.get('/tasks')).status).to.equal(200);
  });

  it('refuses so many bad tokens, foreign and unknown paths of an address, then only says 429, and serves a good token', async () => {
    const api = await todoApi();
    const refusals = [
      () => api.ask('GET', api.path('/tasks')),
      () => api.ask('GET', api.path('/tasks'), { token: 'bad' }),
      () => api.ask('GET', '/api/eve/tasks', { token: api.token }),
      () => api.ask('GET', '/nowhere'),
      () => api.ask('DELETE', '/health'),
    ];
    for (let n = 0; n < 60; n += 1)
      expect(await Promise.all(refusals.map(async (refuse) => (await refuse()).status))).to.deep.equal([
        401, 401, 403, 404, 405,
      ]);
    for (const refuse of refusals) {
      const { status, headers } = await refuse();
      expect(status).to.equal(429);
      expect(headers['ratelimit-policy']).to.equal('"refused";q=300;w=60');
      expect(headers['ratelimit']).to.match(/^"refused";r=0;t=\d+$/);
      expect(Number(headers['retry-after'])).to.be.within(1, 60);
    }
    expect((await api.get('/tasks')).status).to.equal(200);
    expect((await api.ask('GET', '/health')).status).to.equal(200);
  });
});
