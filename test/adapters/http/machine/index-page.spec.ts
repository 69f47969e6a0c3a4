import { expect } from 'chai';
import { Client } from '../../../support/client.ts';
import { memoryProduct } from '../../../support/memory-product.ts';

describe('a visit', () => {
  const client = new Client(memoryProduct().listener);

  for (const path of ['/', '/api'])
    it(`to ${path} leads on to the documents: a person by a page, a program by JSON`, async () => {
      const page = await client.ask('GET', path, { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });
      expect(page.status).to.equal(200);
      expect(page.headers['content-type']).to.include('text/html');
      for (const place of ['/docs', '/openapi.json', '/client.js', '/api'])
        expect(page.text).to.include(`href="${place}"`);
      const { status, body } = await client.ask('GET', path);
      expect(status).to.equal(200);
      expect(body).to.include({ docs: '/docs', openapi: '/openapi.json', client: '/client.js', types: '/client.d.ts' });
      for (const place of [body.docs, body.openapi, body.client, body.health])
        expect((await client.ask('GET', place)).status, place).to.equal(200);
    });

  it('to /docs leads on to both', async () => {
    const { text } = await client.ask('GET', '/docs');
    for (const place of ['/', '/api', '/openapi.json']) expect(text).to.include(`href="${place}"`);
  });
});
