import { expect } from 'chai';
import { labelled, type ResourceUnderTest, word } from './resource.ts';
import type { V1Api } from './v1-api.ts';

/** What any resource of v1 promises about its single items. */
export function resourceContract(resource: ResourceUnderTest, newUser: () => Promise<V1Api>): void {
  const { path, note, required = {}, defaults, others, unknownId, illFormedIds } = resource;
  const label = resource.label.field;
  const named = (text: string) => ({ [label]: word(resource, text) });
  const content = (text: string, more: object = {}) => labelled(resource, text, more);
  const shown = (text: string) => ({ ...defaults, ...content(text) });
  let api: V1Api;
  beforeEach(async () => {
    api = await newUser();
  });

  describe('one item', () => {
    it('is created with its defaults: 201, Location, ETag', async () => {
      const { status, body, headers } = await api.post(path, { ...required, [label]: `  ${word(resource, 'First')} ` });
      const { id, createdAt, updatedAt, ...rest } = body.data;
      expect([status, body.success, rest]).to.deep.equal([201, true, shown('First')]);
      expect([createdAt, updatedAt]).to.deep.equal([api.clock.now(), api.clock.now()]);
      expect(headers['location']).to.equal(`/api/v1${path}/${id}`);
      expect(headers['etag']).to.equal('"1"');
      expect((await api.get(`${path}/${id}`)).body.data).to.deep.include(body.data);
    });

    it('takes every field at creation, and ignores the rest', async () => {
      const intruder = { id: 7, userId: 'eve', user_id: 'eve', ownerId: 'eve', role: 'admin', createdAt: 'x' };
      const made = await api.created(path, content('a', { ...others, ...intruder }));
      expect(made).to.deep.include({ ...shown('a'), ...others });
      expect((await (await api.as('eve')).get(path)).body.data).to.deep.equal([]);
    });

    it('is replaced by PUT: what is left out takes its default', async () => {
      const { id } = await api.created(path, content('a', others));
      api.clock.advance({ seconds: 5 });
      const { status, body, headers } = await api.put(`${path}/${id}`, content('b'));
      expect([status, headers['etag']]).to.deep.equal([200, '"2"']);
      expect(body.data).to.deep.include({ id, ...shown('b'), updatedAt: api.clock.now() });
    });

    it('is changed in parts by PATCH: what is left out stays', async () => {
      const { id } = await api.created(path, content('a', others));
      const item = `${path}/${id}`;
      expect((await api.patch(item, named('b'))).body.data).to.deep.include({ ...others, ...named('b') });
      for (const [field, value] of Object.entries({ ...required, ...defaults }))
        expect((await api.patch(item, { [field]: value })).body.data).to.deep.include({
          [field]: value,
          ...named('b'),
        });
      const merged = await api.ask('PATCH', `/api/v1${item}`, {
        token: api.token,
        raw: JSON.stringify(named('c')),
        headers: { 'content-type': 'application/merge-patch+json' },
      });
      expect(merged.body.data).to.deep.include(named('c'));
    });

    it('refuses a PATCH that names nothing', async () => {
      const { id } = await api.created(path, content('a'));
      for (const nothing of [{}, { unknown: 1 }, { id: 2 }]) {
        const { status, body } = await api.patch(`${path}/${id}`, nothing);
        const broken = body.error.details.map((one: { constraint: string }) => one.constraint);
        expect([status, broken]).to.deep.equal([400, ['empty_change']]);
      }
    });

    it('moves neither ETag nor updatedAt when a write changes nothing', async () => {
      const made = await api.created(path, content('a'));
      const item = `${path}/${made.id}`;
      api.clock.advance({ seconds: 5 });
      for (const answer of [
        await api.put(item, { ...required, [label]: ` ${word(resource, 'a')} ` }),
        await api.patch(item, named('a')),
        await api.patch(item, note === undefined ? named('a') : { [note.field]: '' }),
      ])
        expect([answer.headers['etag'], answer.body.data]).to.deep.equal(['"1"', made]);
    });

    it('tells every broken rule at once, without the values', async () => {
      const texts = [resource.label, ...(note === undefined ? [] : [note])];
      const long = Object.fromEntries(texts.map(({ field, max }) => [field, 'secret'.repeat(Math.ceil(max / 6 + 1))]));
      const { status, body, text } = await api.post(path, { ...required, ...long });
      expect([status, body.error.code]).to.deep.equal([400, 'VALIDATION_ERROR']);
      expect(body.error.details).to.have.deep.members(
        texts.map(({ field, max }) => ({ field, constraint: 'too_long', message: `at most ${max} characters` })),
      );
      expect(text).not.to.include('secret');
      for (const missing of [{}, { [label]: null }, { [label]: ' ' }]) {
        const { details } = (await api.post(path, { ...required, ...missing })).body.error;
        const broken = details.map((one: Record<string, string>) => [one['field'], one['constraint']]);
        expect(broken).to.deep.equal([[label, 'required']]);
      }
      const longest = Object.fromEntries(texts.map(({ field, max }) => [field, '😀'.repeat(max)]));
      expect((await api.post(path, { ...required, ...longest })).status).to.equal(201);
    });

    it('is nobody else’s: 404 everywhere, as for what does not exist or has an ill-formed id', async () => {
      const { id } = await api.created(path, content('a'));
      const eve = await api.as('eve');
      for (const stranger of [id, unknownId, ...illFormedIds]) {
        const item = `${path}/${stranger}`;
        const answers = [
          await eve.get(item),
          await eve.put(item, content('b')),
          await eve.patch(item, named('b')),
          await eve.delete(item),
          await eve.post(`${item}/restore`),
        ];
        for (const { status, body } of answers) expect([status, body.error.code]).to.deep.equal([404, 'NOT_FOUND']);
      }
      expect((await api.get(`${path}/${id}`)).body.data).to.deep.include(named('a'));
    });

    it('refuses a write whose If-Match no longer fits: 412, and nothing changes', async () => {
      const { id } = await api.created(path, content('a'));
      const item = `${path}/${id}`;
      const stale = { 'if-match': '"1"' };
      await api.patch(item, named('b'), stale);
      for (const answer of [
        await api.put(item, content('c'), stale),
        await api.patch(item, named('c'), stale),
        await api.delete(item, stale),
      ])
        expect([answer.status, answer.body.error.code]).to.deep.equal([412, 'PRECONDITION_FAILED']);
      expect((await api.get(item)).body.data).to.deep.include(named('b'));
      expect((await api.delete(item, { 'if-match': '"9", "2"' })).status).to.equal(204);
    });

    it('repeats the first answer to an Idempotency-Key', async () => {
      const key = { 'idempotency-key': 'k1' };
      const first = await api.post(path, content('a'), key);
      const again = await api.post(path, content('a'), key);
      expect([again.status, again.text, again.headers['idempotent-replayed']]).to.deep.equal([201, first.text, 'true']);
      expect([again.headers['etag'], again.headers['location']]).to.deep.equal(['"1"', first.headers['location']]);
      expect((await api.get(path)).body.meta.total).to.equal(1);
      const other = await api.post(path, content('b'), key);
      expect([other.status, other.body.error.code]).to.deep.equal([422, 'IDEMPOTENCY_MISMATCH']);
    });
  });

  describe('deletion', () => {
    it('is 204 without a body, and takes the item out of every read', async () => {
      const { id } = await api.created(path, content('a', others));
      const { status, text } = await api.delete(`${path}/${id}`);
      expect([status, text]).to.deep.equal([204, '']);
      expect((await api.get(`${path}/${id}`)).status).to.equal(404);
      expect((await api.get(path)).body).to.deep.include({ data: [] });
      expect((await api.delete(`${path}/${id}`)).status).to.equal(404);
      expect((await api.patch(`${path}/${id}`, named('b'))).status).to.equal(404);
    });

    it('can be undone for 30 days, and brings the item back as it was', async () => {
      const made = await api.created(path, content('a', others));
      const item = `${path}/${made.id}`;
      await api.delete(item);
      api.clock.advance({ days: 30 });
      const { status, body, headers } = await api.post(`${item}/restore`);
      expect([status, body.data]).to.deep.equal([200, made]);
      expect(headers['etag']).to.equal((await api.get(item)).headers['etag']);
      expect(headers['etag']).not.to.equal('"1"');
      await api.delete(item);
      api.clock.advance({ days: 30, milliseconds: 1 });
      expect((await api.post(`${item}/restore`)).status).to.equal(404);
    });

    it('is nothing to undo for what is live: 200, unchanged', async () => {
      const { id } = await api.created(path, content('a'));
      const before = await api.get(`${path}/${id}`);
      const { status, headers } = await api.post(`${path}/${id}/restore`);
      expect([status, headers['etag']]).to.deep.equal([200, before.headers['etag']]);
      expect((await api.get(`${path}/${id}`)).text).to.equal(before.text);
    });
  });
}
