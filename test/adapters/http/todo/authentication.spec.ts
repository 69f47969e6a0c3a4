import { expect } from 'chai';
import { secondsOf } from '../../../support/memory-product.ts';
import { signed, type TodoApi, todoApi } from '../../../support/todo-api.ts';

describe('todo contract: who may call', () => {
  let api: TodoApi;
  let now: number;

  beforeEach(async () => {
    api = await todoApi();
    now = secondsOf(api.clock.now());
  });

  const answerTo = async (authorization?: string, path = api.path('/tasks')) => {
    const { status, body, headers } = await api.ask('GET', path, {
      headers: authorization === undefined ? {} : { authorization },
    });
    return { status, code: body.error?.code, challenge: headers['www-authenticate'] };
  };

  it('refuses a request without Authorization: 401 AUTH_MISSING_HEADER, and a challenge without error', async () => {
    expect(await answerTo()).to.deep.equal({ status: 401, code: 'AUTH_MISSING_HEADER', challenge: 'Bearer' });
  });

  it('refuses another scheme than Bearer and what is no JWT: 401 AUTH_INVALID_TOKEN', async () => {
    const invalid = { status: 401, code: 'AUTH_INVALID_TOKEN', challenge: 'Bearer error="invalid_token"' };
    for (const authorization of [
      'Basic YTpi',
      'Bearer',
      'Bearer ',
      `Bearer ${api.token} x`,
      api.token,
      'Bearer nonsense',
      'Bearer a.b.c',
    ])
      expect(await answerTo(authorization), authorization).to.deep.equal(invalid);
  });

  it('says how to send a token that comes without Bearer', async () => {
    for (const authorization of [api.token, `Token ${api.token}`]) {
      const { body } = await api.ask('GET', api.path('/tasks'), { headers: { authorization } });
      expect(body.error.message).to.include('Authorization: Bearer <token>');
    }
  });

  it('says where a new task is, whatever the id of its user holds', async () => {
    for (const id of [
      'a/b',
      '/',
      'a%2Fb',
      '%',
      '%2e%2e',
      '...',
      'a b',
      'a?b#c',
      'line\nfeed',
      '\u007f',
      'ü',
      '💥',
      '../v1',
    ]) {
      const user = await api.as(id);
      const { status, headers, body } = await user.post('/tasks', { title: 'Buy milk' });
      expect(status, id).to.equal(201);
      const location = headers['location'] ?? '';
      expect(location, id).to.match(/^\/api\/[^/]+\/tasks\/\d+$/);
      expect(new URL(location, 'http://localhost').pathname, id).to.equal(location);
      const shown = await user.ask('GET', location, { token: user.token });
      expect([shown.status, shown.body.data], id).to.deep.equal([200, body.data]);
    }
  });

  it('takes the scheme in any case', async () => {
    expect((await answerTo(`bEARER ${api.token}`)).status).to.equal(200);
  });

  it('takes user_id, or sub, or id for the user', async () => {
    for (const claim of ['user_id', 'sub', 'id'])
      expect((await answerTo(`Bearer ${await signed({ [claim]: 'ada', exp: now + 60 })}`)).status, claim).to.equal(200);
    const both = await signed({ user_id: 'ada', sub: 'eve', id: 'eve', exp: now + 60 });
    expect((await answerTo(`Bearer ${both}`)).status).to.equal(200);
  });

  it('refuses a token without exp, user id, with nbf ahead, of a fixed segment’s name, or Better Auth’s other tokens', async () => {
    const unusable: Record<string, unknown>[] = [
      { user_id: 'ada' },
      { exp: now + 60 },
      { user_id: 7, exp: now + 60 },
      { user_id: '', exp: now + 60 },
      { user_id: 'x'.repeat(256), exp: now + 60 },
      { user_id: 'a\u0000b', exp: now + 60 },
      { user_id: 'ada', exp: now + 60, nbf: now + 30 },
      { user_id: 'ada', exp: 'soon' },
      { user_id: '.', exp: now + 60 },
      { user_id: '..', exp: now + 60 },
      { email: 'ada@example.com', updateTo: 'x@example.com', exp: now + 60 },
      { session: { token: 't' }, user: { id: 'ada' }, exp: now + 60 },
      ...['v1', 'payments', 'user', 'webhooks'].map((user_id) => ({ user_id, exp: now + 60 })),
    ];
    for (const claims of unusable)
      expect((await answerTo(`Bearer ${await signed(claims)}`)).code, JSON.stringify(claims)).to.equal(
        'AUTH_INVALID_TOKEN',
      );
  });

  it('refuses a signature that does not verify: 401 AUTH_INVALID_CREDENTIALS', async () => {
    const forged = await signed({ user_id: 'ada', exp: now + 60 }, 'another secret, also at least 32 bytes long');
    expect(await answerTo(`Bearer ${forged}`)).to.deep.equal({
      status: 401,
      code: 'AUTH_INVALID_CREDENTIALS',
      challenge: 'Bearer error="invalid_token"',
    });
  });

  it('refuses an expired token: 401 AUTH_EXPIRED_TOKEN, with 5 s of skew, also once it was verified before', async () => {
    const token = `Bearer ${await signed({ user_id: 'ada', exp: now + 60 })}`;
    expect((await answerTo(token)).status).to.equal(200);
    api.clock.advance({ seconds: 64 });
    expect((await answerTo(token)).status).to.equal(200);
    api.clock.advance({ seconds: 2 });
    expect(await answerTo(token)).to.include({ status: 401, code: 'AUTH_EXPIRED_TOKEN' });
  });

  it('refuses the path of another user before it looks for the task: 403 AUTH_USER_MISMATCH', async () => {
    const { id } = await api.created({ title: 'T' });
    for (const path of [
      `/api/eve/tasks/${id}`,
      '/api/eve/tasks/987654321',
      '/api/eve/tasks/abc',
      '/api/ADA/tasks',
      '/api/%20ada/tasks',
    ])
      expect(await answerTo(`Bearer ${api.token}`, path), path).to.include({ status: 403, code: 'AUTH_USER_MISMATCH' });
  });

  it('finds the user of an id that needs escaping in a path', async () => {
    const odd = await api.as('a/b ü%@x');
    const { status, body, headers } = await odd.post('/tasks', { title: 'T' });
    expect([status, body.data.user_id]).to.deep.equal([201, 'a/b ü%@x']);
    expect((await odd.ask('GET', headers['location'] ?? '', { token: odd.token })).status).to.equal(200);
  });
});
