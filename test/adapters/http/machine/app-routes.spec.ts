import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { FileMailer } from '../../../../src/adapters/mail/file-mailer.ts';
import { Client } from '../../../support/client.ts';
import { TestLog } from '../../../support/log.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { memoryProduct } from '../../../support/memory-product.ts';
import { production } from '../../../support/production.ts';

const asBrowser = { headers: { accept: 'text/html,*/*;q=0.8' } };
const asked = (environment: Record<string, string> = {}) => new Client(memoryProduct({ environment }).listener);
/** Bytes, of everything that the page is made of, compressed. */
const most = 80 * 1024;
/** Bytes, of ten segments: what TCP sends before it has heard anything (RFC 6928). */
const atOnce = 10 * 1460;

describe('the page', () => {
  const client = asked();
  const filesOf = async () =>
    [...(await client.ask('GET', '/', asBrowser)).text.matchAll(/="(\/app\/[^"]+)"/g)].map(([, path = '']) => path);
  const zippedSize = async (path: string) => {
    const headers = { 'accept-encoding': 'gzip', accept: path === '/' ? 'text/html' : '*/*' };
    const { status, headers: told } = await client.ask('GET', path, { headers });
    expect([status, told['content-encoding']], path).to.deep.equal([200, 'gzip']);
    expect(told['etag']).to.be.a('string');
    expect(told['cache-control']).to.include(path.startsWith('/app/') ? 'immutable' : 'no-cache');
    return Number(told['content-length']);
  };

  it('has at most 80 KB in all, each file for ever under a name of its content', async () => {
    const files = await filesOf();
    expect(files.map((path) => path.split('.').at(-1)).sort()).to.deep.equal(['js', 'woff2', 'woff2']);
    let size = 0;
    for (const path of ['/', '/service-worker.js', ...files]) size += await zippedSize(path);
    expect(size).to.be.lessThan(most);
  });

  it('is painted from its first bytes: nothing has to come before, and they are no more than a connection may send at once', async () => {
    const { text } = await client.ask('GET', '/', asBrowser);
    expect(text).not.to.match(/<link[^>]*stylesheet|@import/);
    for (const [script] of text.matchAll(/<script[^>]*>/g))
      expect(script).to.match(/type="module" fetchpriority="low"/);
    for (const [face] of text.matchAll(/@font-face{[^}]*}/g)) expect(face).to.include('font-display:swap');
    expect(text).to.match(/<div id="app">.*Mainstay.*<\/div>/);
    expect(await zippedSize('/')).to.be.lessThan(atOnce);
  });

  it('holds no code inline, no style but the one that its policy knows by its hash, and names no other host', async () => {
    const { text, headers } = await client.ask('GET', '/', asBrowser);
    expect(text).not.to.match(/style=|<script>|\son\w+=/);
    expect(text.replace(/\/\*!.*?\*\//s, '')).not.to.match(/https?:\/\//);
    const [, style = ''] = /<style>(.*)<\/style>/s.exec(text) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).to.include("script-src 'self';").and.include(`style-src 'sha256-${hash}';`);
    expect(policy).not.to.include('unsafe');
  });

  it('is where mailed links lead, and keeps their tokens to itself', async () => {
    for (const path of ['/verify-email?token=x', '/reset-password?token=x']) {
      const { status, headers } = await client.ask('GET', path, asBrowser);
      expect([status, headers['referrer-policy']]).to.deep.equal([200, 'no-referrer']);
    }
  });

  it('bears the name of the product, whatever signs are in it', async () => {
    const { text } = await asked({ APP_NAME: 'Tom & "Jerry" <x>' }).ask('GET', '/', asBrowser);
    expect(text).to.include('<title>Tom &amp; &quot;Jerry&quot; &lt;x&gt;</title>');
  });

  it('is kept on the device by a service worker, which is asked for anew and names each file', async () => {
    const { status, headers, text } = await client.ask('GET', '/service-worker.js');
    expect(status).to.equal(200);
    expect(headers['content-type']).to.include('text/javascript');
    expect(headers['cache-control']).to.equal('no-cache');
    expect(headers['content-security-policy']).to.include("connect-src 'self'");
    const [, shell = ''] = /^self\.shell = (.*);$/m.exec(text) ?? [];
    const { files } = JSON.parse(shell);
    expect(files).to.include.members(await filesOf());
    for (const path of files) expect((await client.ask('GET', path)).status, path).to.equal(200);
  });

  it('has no other files, and none at all where it is switched off', async () => {
    expect((await client.ask('GET', '/app/nothing.js')).status).to.equal(404);
    const [first = ''] = await filesOf();
    const without = asked({ WEB: 'off' });
    for (const path of [first, '/verify-email', '/service-worker.js', '/development/mails'])
      expect((await without.ask('GET', path)).status, path).to.equal(404);
  });
});

describe('the mails that would have been sent', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mainstay-mails-'));
    const mailer = new FileMailer(join(folder, 'mail'), new ManualClock(), new TestLog());
    const mail = {
      to: { address: 'ada@example.com', name: 'Ada' },
      subject: 'Welcome',
      text: 'Hello\n\nAda',
      html: '',
    };
    await mailer.send({ id: '01234567-0000', name: 'welcome', ...mail });
  });
  after(() => rm(folder, { recursive: true, force: true }));
  const path = '/development/mails';

  it('are shown in development', async () => {
    const { status, body } = await asked({ DATA_DIR: folder }).ask('GET', path);
    expect(status).to.equal(200);
    expect(body[0]).to.include({ to: 'Ada <ada@example.com>', subject: 'Welcome', text: 'Hello\n\nAda' });
  });

  it('are none before the first', async () => {
    expect((await asked({ DATA_DIR: join(folder, 'nothing') }).ask('GET', path)).body).to.deep.equal([]);
  });

  it('are never shown in production, nor where they are sent', async () => {
    for (const environment of [
      { ...production, SMTP_URL: '', MAIL: 'files', DATA_DIR: folder },
      { SMTP_URL: 'smtp://localhost', DATA_DIR: folder },
    ])
      expect((await asked(environment).ask('GET', path)).status).to.equal(404);
  });

  it('are not shown to a site whose name was made to lead here', async () => {
    const client = asked({ DATA_DIR: folder });
    for (const headers of [{ host: 'evil.example' }, { 'sec-fetch-site': 'cross-site' }])
      expect((await client.ask('GET', path, { headers })).status).to.equal(404);
  });
});
