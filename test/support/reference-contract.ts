import { expect } from 'chai';
import { idsOf } from './lists.ts';
import { labelled, type ResourceUnderTest } from './resource.ts';
import type { V1Api } from './v1-api.ts';

interface ReferenceUnderTest {
  readonly field: string;
  /** What it refers to, below `/api/v1`, and a body that makes one. */
  readonly path: string;
  readonly body: object;
  readonly unknown: string | number;
}

/** What v1 promises of a field that refers to another thing. */
export function referenceContract(
  resource: ResourceUnderTest,
  { field, path, body, unknown }: ReferenceUnderTest,
  newUser: () => Promise<V1Api>,
): void {
  describe(`${field}, which refers to ${path}`, () => {
    let api: V1Api;
    let target: string | number;
    beforeEach(async () => {
      api = await newUser();
      target = (await api.created(path, body)).id;
    });
    const content = (value: unknown) => labelled(resource, 'item', { [field]: value });

    it('is kept, changed and emptied', async () => {
      const { id } = await api.created(resource.path, content(target));
      const item = `${resource.path}/${id}`;
      expect((await api.get(item)).body.data[field]).to.equal(target);
      const other = (await api.created(path, body)).id;
      expect((await api.patch(item, { [field]: other })).body.data[field]).to.equal(other);
      expect((await api.put(item, labelled(resource, 'item'))).body.data[field]).to.equal(null);
    });

    it('is refused where nothing of the caller is there: unknown, deleted, somebody else’s', async () => {
      const { id } = await api.created(resource.path, content(target));
      const gone = (await api.created(path, body)).id;
      await api.delete(`${path}/${gone}`);
      const hers = (await (await api.as(`${api.userId}-eve`)).created(path, body)).id;
      for (const value of [unknown, gone, hers])
        for (const answer of [
          await api.post(resource.path, content(value)),
          await api.put(`${resource.path}/${id}`, content(value)),
          await api.patch(`${resource.path}/${id}`, { [field]: value }),
        ]) {
          const details = answer.body.error?.details.map((one: { field: string; constraint: string }) => [
            one.field,
            one.constraint,
          ]);
          expect([answer.status, details]).to.deep.equal([400, [[field, 'unknown_reference']]]);
        }
      expect((await api.get(`${resource.path}/${id}`)).body.data[field]).to.equal(target);
    });

    it('filters lists', async () => {
      const { id } = await api.created(resource.path, content(target));
      await api.created(resource.path, content(null));
      expect(idsOf(await api.get(`${resource.path}?${field}=${target}`))).to.deep.equal([id]);
    });
  });
}
