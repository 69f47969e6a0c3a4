import { expect } from 'chai';
import { Client, type Received } from '../../../support/client.ts';
import { memoryProduct } from '../../../support/memory-product.ts';

const asBrowser = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };

describe('a visit', () => {
  const client = new Client(memoryProduct().listener);
  const withoutPage = new Client(memoryProduct({ environment: { WEB: 'off' } }).listener);

  const leadsOn = (page: Received) => {
    expect(page.status).to.equal(200);
    expect(page.headers['content-type']).to.include('text/html');
    for (const place of ['/docs', '/openapi.json', '/client.js', '/api'])
      expect(page.text).to.include(`href="${place}"`);
  };

  it('of a person to /api, and to / where the page is switched off, leads on to the documents', async () => {
    leadsOn(await client.ask('GET', '/api', asBrowser));
    leadsOn(await withoutPage.ask('GET', '/', asBrowser));
  });

  it('of a person to / is one to the page', async () => {
    const { status, text, headers } = await client.ask('GET', '/', asBrowser);
    expect(status).to.equal(200);
    expect(text).to.include('<div id="app">').and.to.include('href="/docs"');
    expect(headers['content-security-policy']).to.include("default-src 'none'").and.not.to.include('unsafe');
  });

  for (const path of ['/', '/api'])
    it(`of a program to ${path} leads on by JSON, with the page and without`, async () => {
      for (const asked of [client, withoutPage]) {
        const { status, body } = await asked.ask('GET', path);
        expect(status).to.equal(200);
        expect(body).to.include({
          ...{ docs: '/docs', openapi: '/openapi.json', client: '/client.js', types: '/client.d.ts' },
        });
        for (const place of [body.docs, body.openapi, body.client, body.health])
          expect((await asked.ask('GET', place)).status, place).to.equal(200);
      }
    });

  it('to /docs leads on to both', async () => {
    const { text } = await client.ask('GET', '/docs');
    for (const place of ['/', '/api', '/openapi.json']) expect(text).to.include(`href="${place}"`);
  });
});
