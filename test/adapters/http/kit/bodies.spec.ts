import { expect } from 'chai';
import { type TodoApi, todoApi } from '../../../support/todo-api.ts';

const json = { 'content-type': 'application/json' };

describe('http kit: bodies', () => {
  let api: TodoApi;

  before(async () => {
    api = await todoApi();
  });

  const post = (raw: string | Buffer, headers: Record<string, string>) =>
    api.ask('POST', api.path('/tasks'), { token: api.token, raw, headers });
  const code = async (raw: string | Buffer, headers: Record<string, string>) => {
    const { status, body } = await post(raw, headers);
    return [status, body.error?.code];
  };
  const unsupported = [415, 'VALIDATION_UNSUPPORTED_MEDIA_TYPE'];
  const tooLarge = [413, 'VALIDATION_BODY_TOO_LARGE'];

  it('takes JSON in UTF-8, however the content type is written', async () => {
    for (const type of [
      'application/json',
      'APPLICATION/JSON',
      'application/json; charset=utf-8',
      'application/json;charset="UTF-8"',
    ])
      expect((await post('{"title":"é"}', { 'content-type': type })).body.data?.title, type).to.equal('é');
  });

  it('refuses other content types, none, other charsets and encoded bodies: 415', async () => {
    for (const headers of [
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/x-www-form-urlencoded' },
      { 'content-type': 'multipart/form-data; boundary=x' },
      { 'content-type': 'application/json; charset=latin1' },
      { 'content-type': 'application/json; charset=utf-16' },
      { 'content-type': 'nonsense' },
      { ...json, 'content-encoding': 'gzip' },
      { ...json, 'content-encoding': 'br' },
    ])
      expect(await code('{"title":"T"}', headers), JSON.stringify(headers)).to.deep.equal(unsupported);
    expect(await code(Buffer.from('{"title":"T"}'), {})).to.deep.equal(unsupported);
  });

  it('says what to do about a content type', async () => {
    const message = async (headers: Record<string, string>) =>
      (await post(Buffer.from('{"title":"T"}'), headers)).body.error.message;
    expect(await message({})).to.include('Content-Type: application/json is missing');
    expect(await message({ 'content-type': 'application/x-www-form-urlencoded' })).to.include('came as a form');
    expect(await message({ 'content-type': 'text/plain' })).to.include('must be application/json');
    expect(await message({ 'content-type': 'application/json; charset=latin1' })).to.include('UTF-8');
    expect(await message({ ...json, 'content-encoding': 'gzip' })).to.include('Content-Encoding');
  });

  it('refuses a body over 256 KiB: 413, before its content type is looked at', async () => {
    const large = JSON.stringify({ title: 'T', description: 'd'.repeat(256 * 1024) });
    expect(await code(large, json)).to.deep.equal(tooLarge);
    expect(await code(large, { 'content-type': 'text/plain' })).to.deep.equal(tooLarge);
    const fitting = JSON.stringify({ title: 'T', ignored: '' });
    const whole = fitting.replace('""', `"${'x'.repeat(256 * 1024 - fitting.length)}"`);
    expect((await post(whole, json)).status).to.equal(201);
  });

  it('checks the token, the user, the id and the query before the body', async () => {
    const large = 'x'.repeat(300 * 1024);
    const ask = (path: string, token?: string) =>
      api.ask('PUT', path, {
        ...(token === undefined ? {} : { token }),
        raw: large,
        headers: { 'content-type': 'text/plain' },
      });
    expect((await ask(api.path('/nowhere'))).status).to.equal(404);
    expect((await ask(api.path('/tasks'))).status).to.equal(405);
    expect((await ask(api.path('/tasks/abc'))).status).to.equal(401);
    expect((await ask('/api/eve/tasks/abc', api.token)).status).to.equal(403);
    expect((await ask(api.path('/tasks/abc'), api.token)).status).to.equal(422);
    expect((await ask(api.path('/tasks/1'), api.token)).status).to.equal(413);
  });

  it('ignores a body on a route that takes none, an empty one under a JSON content type above all', async () => {
    for (const sent of [
      { headers: json, raw: '' },
      { headers: json, raw: 'not json' },
      { headers: { 'content-type': 'text/plain' }, raw: 'x' },
    ]) {
      const { id } = await api.created({ title: 'T' });
      expect((await api.ask('DELETE', api.path(`/tasks/${id}`), { token: api.token, ...sent })).status).to.equal(200);
    }
  });

  it('refuses a body of over 10,000 values: 400, and takes as many characters in a text', async () => {
    const many = `{"title":"T","more":[${'[],'.repeat(6000)}[]]}`;
    expect(await code(many, json)).to.deep.equal([400, 'VALIDATION_FIELD_TOO_LONG']);
    expect((await post(many, json)).text).to.include('10000 values');
    expect((await post(JSON.stringify({ title: 'T', more: ',['.repeat(20_000) }), json)).status).to.equal(201);
  });

  it('survives a deeply nested body', async () => {
    expect((await post(`{"title":"T","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, json)).status).to.be.oneOf([
      201, 400,
    ]);
  });
});
