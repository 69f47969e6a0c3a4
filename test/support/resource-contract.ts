import { expect } from 'chai';
import { labelled, type ResourceUnderTest } from './resource.ts';
import type { V1Api } from './v1-api.ts';

/** What any resource of v1 promises about its single items. */
export function resourceContract(resource: ResourceUnderTest, newUser: () => Promise<V1Api>): void {
  const { path, label, defaults, others, unknownId, illFormedIds } = resource;
  const content = (text: string) => ({ ...defaults, [label]: text });

  describe('one item', () => {
    let api: V1Api;
    beforeEach(async () => {
      api = await newUser();
    });

    it('is created with its defaults: 201, Location, ETag', async () => {
      const { status, body, headers } = await api.post(path, { [label]: '  First ' });
      const { id, createdAt, updatedAt, ...rest } = body.data;
      expect({ status, success: body.success, rest }).to.deep.equal({
        status: 201,
        success: true,
        rest: content('First'),
      });
      expect([createdAt, updatedAt]).to.deep.equal([api.clock.now(), api.clock.now()]);
      expect(headers['location']).to.equal(`/api/v1${path}/${id}`);
      expect(headers['etag']).to.equal('"1"');
      expect((await api.get(`${path}/${id}`)).body.data).to.deep.include(body.data);
    });

    it('takes every field at creation, and ignores the rest', async () => {
      const intruder = { id: 7, userId: 'eve', user_id: 'eve', ownerId: 'eve', role: 'admin', createdAt: 'x' };
      const made = await api.created(path, { ...others, [label]: 'a', ...intruder });
      expect(made).to.deep.include({ ...defaults, ...others, [label]: 'a' });
      expect((await (await api.as('eve')).get(path)).body.data).to.deep.equal([]);
    });

    it('is replaced by PUT: what is left out takes its default', async () => {
      const { id } = await api.created(path, { ...others, [label]: 'a' });
      api.clock.advance({ seconds: 5 });
      const { status, body, headers } = await api.put(`${path}/${id}`, { [label]: 'b' });
      expect({ status, etag: headers['etag'] }).to.deep.equal({ status: 200, etag: '"2"' });
      expect(body.data).to.deep.include({ id, ...content('b'), updatedAt: api.clock.now() });
    });

    it('is changed in parts by PATCH: what is left out stays', async () => {
      const { id } = await api.created(path, { ...others, [label]: 'a' });
      const { body } = await api.patch(`${path}/${id}`, { [label]: 'b' });
      expect(body.data).to.deep.include({ ...others, [label]: 'b' });
      for (const [field, value] of Object.entries(defaults)) {
        const changed = await api.patch(`${path}/${id}`, { [field]: value });
        expect(changed.body.data[field], field).to.equal(value);
        expect(changed.body.data[label]).to.equal('b');
      }
      const merged = await api.ask('PATCH', `/api/v1${path}/${id}`, {
        token: api.token,
        raw: JSON.stringify({ [label]: 'c' }),
        headers: { 'content-type': 'application/merge-patch+json' },
      });
      expect(merged.body.data[label]).to.equal('c');
    });

    it('refuses a PATCH that names nothing', async () => {
      const { id } = await api.created(path, { [label]: 'a' });
      for (const nothing of [{}, { unknown: 1 }, { id: 2 }]) {
        const { status, body } = await api.patch(`${path}/${id}`, nothing);
        expect(status).to.equal(400);
        expect(body.error.details.map((one: { constraint: string }) => one.constraint)).to.deep.equal(['empty_change']);
      }
    });

    it('moves neither ETag nor updatedAt when a write changes nothing', async () => {
      const made = await api.created(path, { [label]: 'a' });
      api.clock.advance({ seconds: 5 });
      for (const answer of [
        await api.put(`${path}/${made.id}`, { [label]: ' a ' }),
        await api.patch(`${path}/${made.id}`, { description: '' }),
      ]) {
        expect(answer.headers['etag']).to.equal('"1"');
        expect(answer.body.data).to.deep.equal(made);
      }
    });

    it('tells every broken rule at once, without the values', async () => {
      const { status, body } = await api.post(path, {
        [label]: 'secret'.repeat(50),
        description: 'secret'.repeat(200),
      });
      expect(status).to.equal(400);
      expect(body.error.code).to.equal('VALIDATION_ERROR');
      expect(body.error.details).to.deep.equal([
        { field: label, constraint: 'too_long', message: 'at most 255 characters' },
        { field: 'description', constraint: 'too_long', message: 'at most 1000 characters' },
      ]);
      expect(JSON.stringify(body)).not.to.include('secret');
      for (const missing of [{}, { [label]: null }, { [label]: ' ' }]) {
        const refused = await api.post(path, missing);
        expect(refused.body.error.details).to.deep.equal([
          { field: label, constraint: 'required', message: refused.body.error.details[0].message },
        ]);
      }
      const whole = await api.post(path, labelled(resource, '😀'.repeat(255), { description: '😀'.repeat(1000) }));
      expect(whole.status).to.equal(201);
    });

    it('is nobody else’s: 404 everywhere, as for what does not exist or has an ill-formed id', async () => {
      const { id } = await api.created(path, { [label]: 'a' });
      const eve = await api.as('eve');
      const strangers = [id, unknownId, ...illFormedIds];
      for (const stranger of strangers) {
        const item = `${path}/${stranger}`;
        const answers = [
          await eve.get(item),
          await eve.put(item, { [label]: 'b' }),
          await eve.patch(item, { [label]: 'b' }),
          await eve.delete(item),
          await eve.post(`${item}/restore`),
        ];
        expect(answers.map(({ status }) => status)).to.deep.equal([404, 404, 404, 404, 404]);
        expect(new Set(answers.map(({ body }) => body.error.code))).to.deep.equal(new Set(['NOT_FOUND']));
      }
      expect((await api.get(`${path}/${id}`)).body.data[label]).to.equal('a');
    });

    it('refuses a write whose If-Match no longer fits: 412, and nothing changes', async () => {
      const { id } = await api.created(path, { [label]: 'a' });
      const item = `${path}/${id}`;
      const stale = { 'if-match': '"1"' };
      await api.patch(item, { [label]: 'b' }, stale);
      for (const answer of [
        await api.put(item, { [label]: 'c' }, stale),
        await api.patch(item, { [label]: 'c' }, stale),
        await api.delete(item, stale),
      ])
        expect([answer.status, answer.body.error.code]).to.deep.equal([412, 'PRECONDITION_FAILED']);
      expect((await api.get(item)).body.data[label]).to.equal('b');
      expect((await api.delete(item, { 'if-match': '"9", "2"' })).status).to.equal(204);
    });

    it('repeats the first answer to an Idempotency-Key', async () => {
      const key = { 'idempotency-key': 'k1' };
      const first = await api.post(path, { [label]: 'a' }, key);
      const again = await api.post(path, { [label]: 'a' }, key);
      expect([again.status, again.text, again.headers['idempotent-replayed']]).to.deep.equal([201, first.text, 'true']);
      expect([again.headers['etag'], again.headers['location']]).to.deep.equal(['"1"', first.headers['location']]);
      expect((await api.get(path)).body.meta.total).to.equal(1);
      const other = await api.post(path, { [label]: 'b' }, key);
      expect([other.status, other.body.error.code]).to.deep.equal([422, 'IDEMPOTENCY_MISMATCH']);
    });
  });

  describe('deletion', () => {
    let api: V1Api;
    beforeEach(async () => {
      api = await newUser();
    });

    it('is 204 without a body, and takes the item out of every read', async () => {
      const { id } = await api.created(path, { ...others, [label]: 'a' });
      const { status, text } = await api.delete(`${path}/${id}`);
      expect([status, text]).to.deep.equal([204, '']);
      expect((await api.get(`${path}/${id}`)).status).to.equal(404);
      expect((await api.get(path)).body).to.deep.include({ data: [] });
      expect((await api.delete(`${path}/${id}`)).status).to.equal(404);
      expect((await api.patch(`${path}/${id}`, { [label]: 'b' })).status).to.equal(404);
    });

    it('can be undone for 30 days, and brings the item back as it was', async () => {
      const made = await api.created(path, { ...others, [label]: 'a' });
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
      const { id } = await api.created(path, { [label]: 'a' });
      const before = await api.get(`${path}/${id}`);
      const { status, headers } = await api.post(`${path}/${id}/restore`);
      expect([status, headers['etag']]).to.deep.equal([200, before.headers['etag']]);
      expect((await api.get(`${path}/${id}`)).text).to.equal(before.text);
    });
  });
}
