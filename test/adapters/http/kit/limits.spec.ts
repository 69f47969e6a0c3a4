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
});
