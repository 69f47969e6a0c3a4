import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { http } from '../../../src/infrastructure/wiring/tokens/tokens.ts';
import { breakingChanges, saysThatItBreaks } from '../../support/breaking-changes.ts';
import { memoryProduct } from '../../support/memory-product.ts';

type Schema = Readonly<Record<string, unknown>>;

/** A document of one operation that takes and answers these. */
const documentOf = (sent: Schema, answered: Schema = {}, more: object = {}) => ({
  paths: {
    '/things': {
      post: {
        operationId: 'createThing',
        parameters: [{ name: 'dry', in: 'query', schema: { type: 'boolean' } }],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Sent' } } } },
        responses: { 200: { content: { 'application/json': { schema: answered } } } },
        ...more,
      },
    },
  },
  components: { schemas: { Sent: sent } },
});

const thing = { type: 'object', properties: { name: { type: 'string', maxLength: 10 } }, required: ['name'] };
const state = (...choices: readonly string[]) => ({ type: 'string', enum: choices });
const withMember = (member: Schema, required: readonly string[] = ['name']) => ({
  type: 'object',
  properties: { name: { type: 'string', maxLength: 10 }, member },
  required,
});

describe('the document that was published last', () => {
  it('is still kept by the document as it is now, unless the version says that something breaks', async () => {
    const published = JSON.parse(await readFile('test/published/openapi.json', 'utf8'));
    const now = JSON.parse(JSON.stringify(memoryProduct().container.get(http.document)()));
    if (saysThatItBreaks(published.info.version, now.info.version)) return;
    expect(breakingChanges(published, now)).to.deep.equal([]);
  });

  const harmless: Readonly<Record<string, readonly [object, object]>> = {
    nothing: [documentOf(thing, thing), documentOf(thing, thing)],
    'a field that may be sent': [documentOf(thing), documentOf(withMember({ type: 'string' }))],
    'a field that is answered': [
      documentOf({}, thing),
      documentOf({}, withMember({ type: 'string' }, ['name', 'member'])),
    ],
    'a state that may be sent': [documentOf(state('a')), documentOf(state('a', 'b'))],
    'a state that is answered no more': [documentOf({}, state('a', 'b')), documentOf({}, state('a'))],
    'a type that may be sent': [documentOf({ type: 'string' }), documentOf({ type: ['string', 'null'] })],
    'another operation': [{ paths: {} }, documentOf(thing)],
  };
  for (const [change, [before, now]] of Object.entries(harmless))
    it(`does not mind: ${change}`, () => expect(breakingChanges(before, now)).to.deep.equal([]));

  const name = 'POST /things';
  const breaking: Readonly<Record<string, readonly [object, object]>> = {
    [`${name} is gone`]: [documentOf(thing), { paths: {} }],
    [`${name} has another operationId`]: [documentOf(thing), documentOf(thing, {}, { operationId: 'makeThing' })],
    [`${name} takes no query dry any more`]: [documentOf(thing), documentOf(thing, {}, { parameters: [] })],
    [`${name} needs query dry`]: [
      documentOf(thing),
      documentOf(
        thing,
        {},
        { parameters: [{ name: 'dry', in: 'query', required: true, schema: { type: 'boolean' } }] },
      ),
    ],
    [`${name} answers no 200 any more`]: [documentOf(thing), documentOf(thing, {}, { responses: {} })],
    [`${name} body.member must be sent`]: [documentOf(thing), documentOf(withMember({}, ['name', 'member']))],
    [`${name} body.member is gone`]: [documentOf(withMember({})), documentOf(thing)],
    [`${name} body.name has a lower maxLength`]: [
      documentOf(thing),
      documentOf({ ...thing, properties: { name: { type: 'string', maxLength: 9 } } }),
    ],
    [`${name} body no longer takes enum b`]: [documentOf(state('a', 'b')), documentOf(state('a'))],
    [`${name} body no longer takes type null`]: [
      documentOf({ type: ['string', 'null'] }),
      documentOf({ type: 'string' }),
    ],
    [`${name} 200.name is gone`]: [documentOf({}, thing), documentOf({}, { type: 'object', properties: {} })],
    [`${name} 200.name is not always answered any more`]: [
      documentOf({}, thing),
      documentOf({}, { ...thing, required: [] }),
    ],
    [`${name} 200 may now be enum b`]: [documentOf({}, state('a')), documentOf({}, state('a', 'b'))],
    [`${name} 200 may now be type null`]: [
      documentOf({}, { type: 'string' }),
      documentOf({}, { type: ['string', 'null'] }),
    ],
    [`${name} 200 may now be form 2`]: [
      documentOf({}, { anyOf: [{ type: 'string' }] }),
      documentOf({}, { anyOf: [{ type: 'string' }, { type: 'null' }] }),
    ],
    [`${name} 200[] may now be type null`]: [
      documentOf({}, { type: 'array', items: { type: 'string' } }),
      documentOf({}, { type: 'array', items: { type: ['string', 'null'] } }),
    ],
  };
  for (const [found, [before, now]] of Object.entries(breaking))
    it(`finds: ${found}`, () => expect(breakingChanges(before, now)).to.deep.equal([found]));

  it('is bound to its first number, before 1.0 to its second', () => {
    expect(saysThatItBreaks('0.1.0', '0.1.9')).to.equal(false);
    expect(saysThatItBreaks('0.1.0', '0.2.0')).to.equal(true);
    expect(saysThatItBreaks('1.1.0', '1.2.0')).to.equal(false);
    expect(saysThatItBreaks('1.1.0', '2.0.0')).to.equal(true);
  });
});
