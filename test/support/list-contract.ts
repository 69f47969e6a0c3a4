import { expect } from 'chai';
import { idsOf, linksOf, walk } from './lists.ts';
import { labelled, type ResourceUnderTest, several, word } from './resource.ts';
import type { V1Api } from './v1-api.ts';

const ascending = <V>(one: V, other: V): number => (one < other ? -1 : one > other ? 1 : 0);

/** What any resource of v1 promises about its lists. */
export function listContract(resource: ResourceUnderTest, newUser: () => Promise<V1Api>): void {
  const { path, note, others, filter, sortable } = resource;
  const label = resource.label.field;
  const byFilter = filter === undefined ? undefined : filter.join('=');

  const inAnyText = (text: string) =>
    note === undefined ? labelled(resource, text) : labelled(resource, 'other', { [note.field]: text });

  describe('the list', () => {
    let api: V1Api;
    beforeEach(async () => {
      api = await newUser();
    });

    it('of nothing has no pages', async () => {
      const answer = await api.get(path);
      expect(answer.body).to.deep.equal({
        success: true,
        data: [],
        meta: { total: 0, page: 1, limit: 20, totalPages: 0, nextCursor: null },
      });
      expect(Object.keys(linksOf(answer))).to.deep.equal(['first', 'last']);
      expect(answer.headers['etag']).to.equal(undefined);
    });

    it('is newest first, of equals the later id first, 20 on a page', async () => {
      const ids = await several(api, resource, 21);
      const twins = [
        (await api.created(path, labelled(resource, 'twin'))).id,
        (await api.created(path, labelled(resource, 'twin'))).id,
      ].sort((one, other) => (one < other ? 1 : -1));
      const answer = await api.get(path);
      expect(idsOf(answer)).to.deep.equal([...twins, ...ids.toReversed()].slice(0, 20));
      expect(answer.body.meta).to.deep.include({ total: 23, page: 1, limit: 20, totalPages: 2 });
    });

    it('has pages, and links to the others that keep what was asked for', async () => {
      const ids = (await several(api, resource, 7)).toReversed();
      const middle = await api.get(`${path}?page=2&limit=3&search=item`);
      expect(idsOf(middle)).to.deep.equal(ids.slice(3, 6));
      expect(middle.body.meta).to.deep.include({ total: 7, page: 2, limit: 3, totalPages: 3 });
      const links = linksOf(middle);
      for (const [relation, expected] of [
        ['first', ids.slice(0, 3)],
        ['prev', ids.slice(0, 3)],
        ['next', ids.slice(6)],
        ['last', ids.slice(6)],
      ] as const) {
        const target = links[relation] ?? '';
        expect(target).to.match(new RegExp(`^/api/v1${path}\\?.*search=item`));
        expect(idsOf(await api.get(target.slice('/api/v1'.length))), relation).to.deep.equal(expected);
      }
      const beyond = await api.get(`${path}?page=9&limit=3`);
      expect(beyond.body).to.deep.include({ data: [] });
      expect(beyond.body.meta).to.deep.equal({ total: 7, page: 9, limit: 3, totalPages: 3, nextCursor: null });
      expect(Object.keys(linksOf(beyond))).to.deep.equal(['first', 'prev', 'last']);
      expect((await api.get(`${path}?page=9007199254740991&limit=100`)).body.meta.total).to.equal(7);
    });

    it('can be sorted by each field, both ways', async () => {
      for (const [i, text] of ['banana', 'Apple', 'éclair', 'Zoo', 'apple'].entries()) {
        const { id } = await api.created(path, labelled(resource, text, i % 2 === 0 ? others : {}));
        api.clock.advance({ seconds: 1 });
        if (i === 1) await api.patch(`${path}/${id}`, { [label]: word(resource, `${text}s`) });
      }
      for (const field of sortable) {
        const up = await api.get(`${path}?sort=${field}`);
        const down = await api.get(`${path}?sort=-${field}`);
        const valued = (items: readonly Record<string, unknown>[]) => items.filter((item) => item[field] !== null);
        expect(valued(up.body.data), field).to.deep.equal(valued(down.body.data).toReversed());
        // What has no value comes last, both ways.
        const whole = (data: readonly Record<string, unknown>[]) => data.slice(0, valued(data).length);
        expect([up, down].map(({ body }) => whole(body.data))).to.deep.equal(
          [up, down].map(({ body }) => valued(body.data)),
        );
        const values = valued(up.body.data).map((item) => item[field]);
        const inAlphabet = ['apple', 'Apples', 'banana', 'éclair', 'Zoo'].map((text) => word(resource, text));
        if (field === label) expect(values).to.deep.equal(inAlphabet);
        else expect(values, field).to.deep.equal(values.toSorted(ascending));
      }
    });

    if (byFilter !== undefined)
      it('can be filtered', async () => {
        await api.created(path, labelled(resource, 'a'));
        const { id } = await api.created(path, labelled(resource, 'b', others));
        const answer = await api.get(`${path}?${byFilter}`);
        expect([idsOf(answer), answer.body.meta.total]).to.deep.equal([[id], 1]);
      });

    it('finds a part of the texts without regard to case; % and _ are plain characters', async () => {
      const ids = new Map<unknown, unknown>();
      for (const text of ['Übung macht', 'a_b', '100%', 'x', 'back\\slash'])
        ids.set(text, (await api.created(path, labelled(resource, text))).id);
      const described = (await api.created(path, inAnyText('Mit ÜBUNG'))).id;
      const found = async (search: string) => idsOf(await api.get(`${path}?search=${encodeURIComponent(search)}`));
      expect(await found('übung')).to.have.members([ids.get('Übung macht'), described]);
      expect(await found(' BUNG ')).to.have.members([ids.get('Übung macht'), described]);
      expect(await found('_')).to.deep.equal([ids.get('a_b')]);
      expect(await found('%')).to.deep.equal([ids.get('100%')]);
      expect(await found('\\')).to.deep.equal([ids.get('back\\slash')]);
      expect(await found('nowhere')).to.deep.equal([]);
      expect(await found('x'.repeat(100))).to.deep.equal([]);
      const { status, body } = await api.get(`${path}?search=${'x'.repeat(101)}`);
      expect([status, body.error.details.map(({ field }: { field: string }) => field)]).to.deep.equal([
        400,
        ['search'],
      ]);
      expect(await found(' ')).to.have.lengthOf(6);
    });

    it('shows nobody else’s items, and no deleted ones', async () => {
      const [first, second] = await several(api, resource, 2);
      await api.delete(`${path}/${first}`);
      expect(idsOf(await api.get(path))).to.deep.equal([second]);
      const eve = await api.as('eve');
      expect((await eve.get(path)).body.meta.total).to.equal(0);
    });

    it('walks on by cursor, where page and totals are null', async () => {
      const ids = (await several(api, resource, 5)).toReversed();
      const first = await api.get(`${path}?limit=2`);
      const { nextCursor } = first.body.meta;
      const second = await api.get(`${path}?limit=2&cursor=${nextCursor}`);
      expect(idsOf(second)).to.deep.equal(ids.slice(2, 4));
      expect(second.body.meta).to.deep.include({ total: null, page: null, limit: 2, totalPages: null });
      expect(linksOf(second)['next']).to.include(`cursor=${second.body.meta.nextCursor}`);
      const third = await api.get(`${path}?limit=2&cursor=${second.body.meta.nextCursor}`);
      expect([idsOf(third), third.body.meta.nextCursor]).to.deep.equal([ids.slice(4), null]);
      expect(linksOf(third)['next']).to.equal(undefined);
      expect(idsOf(await api.get(`${path}?limit=1&cursor=${nextCursor}`))).to.deep.equal(ids.slice(2, 3));
    });

    it('is walked whole in every order, whatever is equal in it', async () => {
      for (let i = 0; i < 9; i += 1) {
        await api.created(path, labelled(resource, `same ${i % 2}`, i % 3 === 0 ? others : {}));
        if (i % 4 === 0) api.clock.advance({ milliseconds: 1 });
      }
      for (const sort of sortable.flatMap((field) => [field, `-${field}`])) {
        const whole = idsOf(await api.get(`${path}?sort=${sort}&limit=100`));
        expect(await walk(api, path, `sort=${sort}&limit=2&search=SAME`), sort).to.deep.equal(whole);
      }
    });

    it('refuses a cursor that is broken, forged or of another list: 400, field cursor', async () => {
      await several(api, resource, 3);
      const { nextCursor } = (await api.get(`${path}?limit=1`)).body.meta;
      const written = JSON.parse(Buffer.from(nextCursor, 'base64url').toString());
      const forged = (value: unknown, id: unknown) =>
        Buffer.from(JSON.stringify([written[0], value, id])).toString('base64url');
      const broken = ['', 'x', '%00', nextCursor.slice(3), forged('0000-01-01T00:00:00.000Z', written[2])];
      broken.push(
        forged('2026', written[2]),
        forged(true, written[2]),
        forged(written[1], 'x'),
        forged(written[1], 1.5),
      );
      const asked = [
        ...broken.map((cursor) => `cursor=${cursor}`),
        `cursor=${nextCursor}&sort=createdAt`,
        ...(byFilter === undefined ? [] : [`cursor=${nextCursor}&${byFilter}`]),
        `cursor=${nextCursor}&search=item`,
        `cursor=${nextCursor}&cursor=${nextCursor}`,
      ];
      for (const query of asked) {
        const { status, body } = await api.get(`${path}?${query}`);
        expect([status, body.error?.code, body.error?.details?.[0].field], query).to.deep.equal([
          400,
          'VALIDATION_ERROR',
          'cursor',
        ]);
      }
      const both = await api.get(`${path}?cursor=${nextCursor}&sort=createdAt&limit=0`);
      expect(both.body.error.details.map(({ field }: { field: string }) => field)).to.deep.equal(['limit', 'cursor']);
    });

    it('refuses what is out of range or unknown, everything at once', async () => {
      const odd = filter === undefined ? '' : `&${filter[0]}=odd`;
      const { status, body } = await api.get(`${path}?page=0&limit=101&sort=id&search=%00${odd}`);
      expect(status).to.equal(400);
      expect(body.error.details.map(({ field }: { field: string }) => field)).to.have.members([
        'page',
        'limit',
        'sort',
        ...(filter === undefined ? [] : [filter[0]]),
        'search',
      ]);
      for (const query of 'page=x page=1.5 page= limit=0 limit=-1 sort= sort=--createdAt limit=1&limit=2'.split(' '))
        expect((await api.get(`${path}?${query}`)).status, query).to.equal(400);
    });
  });
}
