import { expect } from 'chai';
import { idsOf } from '../../../support/lists.ts';
import { describeOnBothProducts } from '../../../support/on-both-products.ts';

const texts = ['οδος', 'Straße', 'Cafe\u0301', 'МОСКВА', 'İstanbul', '\u0390'];
const found: readonly (readonly [string, string])[] = [
  ['ΟΔΟΣ', 'οδος'],
  ['οδος', 'οδος'],
  ['δοσ', 'οδος'],
  ['STRASSE', 'Straße'],
  ['CAF\u00c9', 'Cafe\u0301'],
  ['cafe\u0301', 'Cafe\u0301'],
  ['москва', 'МОСКВА'],
  ['i\u0307stanbul', 'İstanbul'],
  ['\u03aa\u0301', '\u0390'],
];

describeOnBothProducts('v1: search', (newUser) => {
  it('finds words in any script, composed or not, in titles and descriptions, also after a change', async () => {
    const api = await newUser();
    const ids = new Map<unknown, unknown>();
    for (const [at, text] of texts.entries()) {
      const { id } = await api.created(
        '/tasks',
        at % 2 === 0 ? { title: text } : { title: 'other', description: text },
      );
      ids.set(text, id);
    }
    for (const [search, text] of found)
      expect(idsOf(await api.get(`/tasks?search=${encodeURIComponent(search)}`)), search).to.deep.equal([
        ids.get(text),
      ]);
    await api.patch(`/tasks/${ids.get('οδος')}`, { title: 'ΨΥΧΗ' });
    expect(idsOf(await api.get(`/tasks?search=${encodeURIComponent('οδος')}`))).to.deep.equal([]);
    expect(idsOf(await api.get(`/tasks?search=${encodeURIComponent('ψυχη')}`))).to.deep.equal([ids.get('οδος')]);
  });
});
