import { expect } from 'chai';
import { type TodoApi, todoApi } from '../../../support/todo-api.ts';

const emoji = '🧭';

describe('todo contract: validation', () => {
  let api: TodoApi;

  before(async () => {
    api = await todoApi();
  });

  const refused = async (body: unknown, verb: 'POST' | 'PUT' = 'POST') => {
    const path = verb === 'POST' ? '/tasks' : `/tasks/${(await api.created({ title: 'T' })).id}`;
    const answer = await api.ask(verb, api.path(path), { token: api.token, json: body });
    return { status: answer.status, ...answer.body.error };
  };

  it('names the field, the value and the constraint of a broken rule, and lists all violations', async () => {
    const { body, status } = await api.post('/tasks', { title: 7, description: 'd'.repeat(1001) });

    expect(status).to.equal(400);
    expect(body).to.deep.equal({
      success: false,
      error: {
        code: 'VALIDATION_INVALID_FORMAT',
        message: body.error.message,
        details: {
          field: 'title',
          value: 7,
          constraint: 'of type string',
          violations: [
            { field: 'title', code: 'VALIDATION_INVALID_FORMAT', value: 7, constraint: 'of type string' },
            {
              field: 'description',
              code: 'VALIDATION_FIELD_TOO_LONG',
              value: 'd'.repeat(100),
              constraint: 'at most 1000 characters',
            },
          ],
        },
      },
    });
  });

  it('takes a title that is absent, null, empty or blank for missing', async () => {
    for (const given of [{}, { title: null }, { title: '' }, { title: ' \t\n ' }])
      for (const verb of ['POST', 'PUT'] as const) {
        const { status, code, details } = await refused(given, verb);
        expect([status, code, details.field], JSON.stringify(given)).to.deep.equal([
          400,
          'VALIDATION_REQUIRED_FIELD',
          'title',
        ]);
      }
  });

  it('counts lengths in code points after trimming', async () => {
    const longest = { title: ` ${emoji.repeat(255)} `, description: emoji.repeat(1000) };
    expect((await api.post('/tasks', longest)).body.data).to.include({
      title: emoji.repeat(255),
      description: emoji.repeat(1000),
    });

    const longTitle = await refused({ title: emoji.repeat(256) });
    expect([longTitle.status, longTitle.code]).to.deep.equal([400, 'VALIDATION_FIELD_TOO_LONG']);
    expect(longTitle.details.value, 'cut at 100 characters, never inside one').to.equal(emoji.repeat(100));
    const longDescription = await refused({ title: 'T', description: emoji.repeat(1001) });
    expect([longDescription.code, longDescription.details.field]).to.deep.equal([
      'VALIDATION_FIELD_TOO_LONG',
      'description',
    ]);
  });

  it('refuses U+0000 and lone surrogates as a format error', async () => {
    for (const text of ['a\u0000b', '\ud800', 'x\udc00y'])
      for (const given of [{ title: text }, { title: 'T', description: text }]) {
        const { status, code } = await refused(given);
        expect([status, code], JSON.stringify(given)).to.deep.equal([400, 'VALIDATION_INVALID_FORMAT']);
      }
  });

  it('echoes scalars only', async () => {
    for (const value of [{ a: 1 }, [1]]) expect((await refused({ title: value })).details.value).to.equal(null);
    expect((await refused({ title: false })).details.value).to.equal(false);
  });

  it('refuses a completed that is no boolean, null included', async () => {
    for (const completed of ['true', 1, null, []]) {
      const { status, code, details } = await refused({ title: 'T', completed }, 'PUT');
      expect([status, code, details.field]).to.deep.equal([400, 'VALIDATION_INVALID_FORMAT', 'completed']);
    }
  });

  it('requires completed when completion is set', async () => {
    const { id } = await api.created({ title: 'T' });
    for (const [given, code] of [
      [{}, 'VALIDATION_REQUIRED_FIELD'],
      [{ completed: null }, 'VALIDATION_REQUIRED_FIELD'],
      [{ completed: 'true' }, 'VALIDATION_INVALID_FORMAT'],
      [{ completed: 0 }, 'VALIDATION_INVALID_FORMAT'],
    ] as const) {
      const { status, body } = await api.patch(`/tasks/${id}/complete`, given);
      expect([status, body.error.code, body.error.details.field]).to.deep.equal([400, code, 'completed']);
    }
  });

  it('refuses a body that is no JSON object with a format error of the body', async () => {
    for (const raw of [
      '{',
      'null',
      '[]',
      '"text"',
      '7',
      '',
      '{"title":"T"}}',
      Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]),
    ]) {
      const headers = { 'content-type': 'application/json' };
      const { status, body } = await api.ask('POST', api.path('/tasks'), { token: api.token, headers, raw });
      expect([status, body.error.code, body.error.details.field], String(raw)).to.deep.equal([
        400,
        'VALIDATION_INVALID_FORMAT',
        'body',
      ]);
    }
  });

  it('lets the last of duplicate keys count', async () => {
    const raw = '{"title":"first","title":"last","__proto__":{"description":"never"}}';
    const headers = { 'content-type': 'application/json' };
    const { body } = await api.ask('POST', api.path('/tasks'), { token: api.token, headers, raw });

    expect(body.data).to.include({ title: 'last', description: null });
  });

  it('takes an id that is no integer for an error of the path, and an integer that cannot be one for not found', async () => {
    for (const id of ['abc', '1.5', '1e3', '+1', '0x1', '%20', '1%20', '1a', '--1', '١'])
      for (const [verb, path] of [
        ['GET', ''],
        ['PUT', ''],
        ['DELETE', ''],
        ['PATCH', '/complete'],
      ] as const) {
        const json = { title: 'T', completed: true };
        const { status, body } = await api.ask(
          verb,
          api.path(`/tasks/${encodeURI(id).replaceAll('%25', '%')}${path}`),
          { token: api.token, json },
        );
        expect([status, body.error.code, body.error.details.field], `${verb} ${id}`).to.deep.equal([
          422,
          'VALIDATION_INVALID_FORMAT',
          'id',
        ]);
      }
    for (const id of ['0', '-1', '-0', '2147483648', '9007199254740993', '99999999999999999999999999']) {
      const { status, body } = await api.get(`/tasks/${id}`);
      expect([status, body.error.code], id).to.deep.equal([404, 'RESOURCE_NOT_FOUND']);
    }
  });

  it('checks the id before the body, and the body before the task itself', async () => {
    expect((await api.put('/tasks/abc', { title: '' })).status).to.equal(422);
    expect((await api.put('/tasks/987654321', { title: '' })).status).to.equal(400);
    expect((await api.put('/tasks/987654321', { title: 'T' })).status).to.equal(404);
  });
});
