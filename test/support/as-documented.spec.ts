import { expect } from 'chai';
import { http } from '../../src/infrastructure/wiring/tokens/tokens.ts';
import { asDocumented } from './as-documented.ts';
import type { Received } from './client.ts';
import { memoryProduct } from './memory-product.ts';

const received = (status: number, body?: unknown): Received => ({
  status,
  headers: body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' },
  text: body === undefined ? '' : JSON.stringify(body),
  body,
});

describe('the look at every answer of the HTTP tests', () => {
  const check = asDocumented(memoryProduct().container.get(http.document)());
  const path = '/api/ada/tasks?limit=1';
  const page = {
    success: true,
    message: 'Tasks retrieved successfully',
    data: { tasks: [], total: 0, page: 1, limit: 1 },
  };

  it('finds nothing wrong with an answer as the document tells it', () => {
    check('GET', path, received(200, page));
    check('GET', '/api/ada/tasks/7', received(304));
  });

  it('refuses a body with a member too many, one too few, or one of another type', () => {
    const { total: _, ...fewer } = page.data;
    for (const data of [{ ...page.data, more: 1 }, fewer, { ...page.data, total: '0' }])
      expect(() => check('GET', path, received(200, { ...page, data }))).to.throw('not as documented');
  });

  it('refuses a status that the document does not tell', () => {
    expect(() => check('GET', path, received(418))).to.throw('answered 418');
  });

  it('takes a fixed path for itself, not for a value of a parameter', () => {
    expect(() => check('GET', '/api/v1/tasks', received(403))).to.throw('GET /api/v1/tasks answered 403');
  });

  it('leaves alone what the document does not know', () => {
    check('GET', '/nowhere', received(404));
    check('TRACE', path, received(405));
  });
});
