import { expect } from 'chai';
import { type TodoApi, todoApi } from '../../../support/todo-api.ts';

const origin = 'http://localhost:3000';

describe('http kit: CORS', () => {
  let api: TodoApi;

  before(async () => {
    api = await todoApi();
  });

  const preflight = (from: string) =>
    api.ask('OPTIONS', api.path('/tasks'), {
      headers: {
        origin: from,
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'authorization,if-match',
      },
    });

  it('answers a preflight of an allowed origin with 204 and all that it may send', async () => {
    const { status, headers, text } = await preflight(origin);
    expect([status, text]).to.deep.equal([204, '']);
    expect(headers).to.include({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers':
        'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id, X-Auth-Mode',
      vary: 'Origin',
    });
    expect(Number(headers['access-control-max-age'])).to.be.greaterThan(0);
  });

  it('answers a foreign origin and null with 204 without CORS headers', async () => {
    for (const foreign of ['https://evil.example', 'null', `${origin}.evil.example`, 'http://localhost:30000']) {
      const { status, headers } = await preflight(foreign);
      expect([status, headers['vary']], foreign).to.deep.equal([204, 'Origin']);
      expect(
        Object.keys(headers).filter((name) => name.startsWith('access-control')),
        foreign,
      ).to.deep.equal([]);
    }
  });

  it('lets an allowed origin read the answer and the headers that clients need, failures too', async () => {
    for (const path of [api.path('/tasks'), '/api/eve/tasks', '/api/nothing/x']) {
      const { headers } = await api.ask('GET', path, { token: api.token, headers: { origin } });
      expect(headers, path).to.include({
        'access-control-allow-origin': origin,
        'access-control-allow-credentials': 'true',
        'access-control-expose-headers':
          'ETag, Link, Location, Retry-After, RateLimit, RateLimit-Policy, Idempotent-Replayed, X-Request-Id',
        vary: 'Origin',
      });
    }
  });

  it('says nothing of CORS to a foreign origin, and always that the answer varies', async () => {
    const foreign = await api.ask('GET', api.path('/tasks'), {
      token: api.token,
      headers: { origin: 'https://evil.example' },
    });
    expect([foreign.status, foreign.headers['access-control-allow-origin']]).to.deep.equal([200, undefined]);
    expect((await api.get('/tasks')).headers['vary']).to.equal('Origin');
  });
});
