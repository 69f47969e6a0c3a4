import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { machineApp } from '../../../support/machine-app.ts';

describe('pages that stay the same', () => {
  let server: Server;
  let made = 0;
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers, redirect: 'manual' });

  before(async () => {
    const document = () => {
      made += 1;
      return { openapi: '3.1.0', text: 'x'.repeat(10_000) };
    };
    server = createServer(machineApp({ document })).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => server.close());

  it('are made once', async () => {
    await Promise.all([get('/openapi.json'), get('/openapi.json')]);
    await get('/openapi.json');
    expect(made).to.equal(1);
  });

  it('come compressed to those who can read that, under a tag of their own', async () => {
    const [zipped, plain] = [
      await get('/openapi.json', { 'accept-encoding': 'gzip, br' }),
      await get('/openapi.json', { 'accept-encoding': 'identity' }),
    ];
    expect(zipped.headers.get('content-encoding')).to.equal('gzip');
    expect(Number(zipped.headers.get('content-length'))).to.be.below(500);
    expect(plain.headers.get('content-encoding')).to.equal(null);
    expect(await zipped.json()).to.deep.equal(await plain.json());
    expect(zipped.headers.get('etag')).not.to.equal(plain.headers.get('etag'));
    for (const { headers } of [zipped, plain]) expect(headers.get('vary')).to.match(/Accept-Encoding/);
  });

  it('are not sent again to those who have them', async () => {
    for (const path of ['/openapi.json', '/docs', '/docs/page.js']) {
      const etag = (await get(path)).headers.get('etag') ?? '';
      const again = await get(path, { 'if-none-match': etag });
      expect([again.status, await again.text(), again.headers.get('etag')]).to.deep.equal([304, '', etag]);
    }
  });

  it('are kept by browsers for ever where their address carries their version, else asked for again', async () => {
    const page = await (await get('/docs')).text();
    const [versioned = ''] = /\/docs\/swagger-ui-bundle\.js\?v=[\d.]+/.exec(page) ?? [];
    expect((await get(versioned)).headers.get('cache-control')).to.equal('public, max-age=31536000, immutable');
    for (const path of ['/docs', '/openapi.json', '/docs/swagger-ui-bundle.js', '/docs/page.js', `${versioned}1`])
      expect((await get(path)).headers.get('cache-control')).to.equal('no-cache');
  });

  it('have the types that browsers ask for', async () => {
    const types = {
      '/docs': 'text/html; charset=utf-8',
      '/docs/page.js': /^(text|application)\/javascript; charset=utf-8$/,
      '/docs/swagger-ui.css': 'text/css; charset=utf-8',
      '/docs/icon.svg': /^image.svg.xml$/,
      '/openapi.json': 'application/json; charset=utf-8',
    };
    for (const [path, type] of Object.entries(types))
      expect((await get(path)).headers.get('content-type')).to.match(new RegExp(type));
  });

  it('send those who write /docs/ to /docs', async () => {
    const { status, headers } = await get('/docs/');
    expect([status, headers.get('location')]).to.deep.equal([302, '/docs']);
  });

  it('load nothing from elsewhere and run nothing inline', async () => {
    const page = await get('/docs');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).to.include("script-src 'self'").and.not.include('unsafe');
    const text = await page.text();
    expect(text).not.to.match(/https?:\/\//);
    expect(text).not.to.match(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
  });
});
