import { once } from 'node:events';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { expect } from 'chai';
import { generate } from 'selfsigned';
import { Webhook } from 'standardwebhooks';
import { Destinations } from '../../../src/adapters/webhooks/destinations.ts';
import type { HostAddress } from '../../../src/adapters/webhooks/host-addresses.ts';
import { HttpWebhookSender } from '../../../src/adapters/webhooks/http-webhook-sender.ts';
import { SealedWebhookSecrets } from '../../../src/adapters/webhooks/sealed-webhook-secrets.ts';
import { instantOf } from '../../../src/domain/kernel/instant.ts';
import { Secret } from '../../../src/domain/kernel/secret.ts';
import { answering, WebhookReceiver } from '../../support/webhooks/webhook-receiver.ts';

const secrets = new SealedWebhookSecrets(new Secret('a secret of the tests, at least 32 bytes long'));
const [newer, older] = [secrets.make(), secrets.make()];
const body = JSON.stringify({ id: 'e1', type: 'task.created', data: { title: 'Süß' } });
const message = () => ({ id: 'e1', body, at: instantOf(Date.now()), secrets: [newer, older] });

const development = new Destinations({ isDevelopment: true, allowPrivate: false });
const production = new Destinations({ isDevelopment: false, allowPrivate: false });
const senderWith = (more: { timeout?: number; resolve?: (name: string) => Promise<readonly HostAddress[]> } = {}) =>
  new HttpWebhookSender({ destinations: development, userAgent: 'Mainstay/1', ...more });

describe('the sender of webhooks', () => {
  let receiver: WebhookReceiver;
  beforeEach(async () => {
    receiver = await WebhookReceiver.open();
  });
  afterEach(() => receiver.close());

  it('signs so that the official package verifies it with either secret, and with no other', async () => {
    expect(await senderWith().send({ ...message(), url: receiver.url })).to.deep.equal({ status: 204 });
    const [{ raw, headers } = { raw: '', headers: {} }] = receiver.received;
    expect(headers).to.include({ 'content-type': 'application/json', 'user-agent': 'Mainstay/1', 'webhook-id': 'e1' });
    const given = headers as Record<string, string>;
    for (const secret of [newer, older])
      expect(new Webhook(secret.reveal()).verify(raw, given)).to.deep.equal(JSON.parse(body));
    expect(() => new Webhook(secrets.make().reveal()).verify(raw, given)).to.throw();
    expect(() => new Webhook(newer.reveal()).verify(`${raw} `, given)).to.throw();
  });

  it('speaks TLS to who shows a certificate of that name from somebody trusted, and to nobody else', async () => {
    const name = 'hooks.example.com';
    const altNames = [{ type: 2 as const, value: name }];
    const made = await generate([{ name: 'commonName', value: name }], {
      extensions: [{ name: 'subjectAltName', altNames }],
    });
    const paths: string[] = [];
    const server = createTlsServer({ key: made.private, cert: made.cert }, (request, response) => {
      paths.push(`${request.headers.host}${request.url}`);
      request.resume().on('end', () => response.writeHead(204).end());
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const sender = new HttpWebhookSender({
      destinations: new Destinations({ isDevelopment: false, allowPrivate: true }),
      userAgent: 'Mainstay/1',
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    });
    const send = (host: string) => sender.send({ ...message(), url: `https://${host}:${port}/hook` });
    const trusted = getCACertificates();
    try {
      expect(await send(name)).to.deep.equal({ status: null, reason: 'depth_zero_self_signed_cert' });
      setDefaultCACertificates([...trusted, made.cert]);
      expect(await send(name)).to.deep.equal({ status: 204 });
      expect(await send('other.example.com')).to.deep.equal({ status: null, reason: 'err_tls_cert_altname_invalid' });
      expect(paths).to.deep.equal([`${name}:${port}/hook`]);
    } finally {
      setDefaultCACertificates(trusted);
      server.close();
    }
  });

  it('gives back whatever status is answered, and follows no redirection', async () => {
    for (const status of [200, 299, 404, 410, 500]) {
      receiver.answer = answering(status);
      expect(await senderWith().send({ ...message(), url: receiver.url })).to.deep.equal({ status });
    }
    receiver.answer = (response) => void response.writeHead(307, { location: `${receiver.url}/elsewhere` }).end();
    expect(await senderWith().send({ ...message(), url: receiver.url })).to.deep.equal({ status: 307 });
    expect(receiver.received.map(({ path }) => path)).not.to.include('/hook/elsewhere');
  });

  it('waits so long for an answer and no longer', async () => {
    receiver.answer = () => {};
    const began = performance.now();
    const answer = await senderWith({ timeout: 200 }).send({ ...message(), url: receiver.url });
    expect(answer).to.deep.equal({ status: null, reason: 'timeout' });
    expect(performance.now() - began).to.be.above(150);
  });

  it('reads 16 KB of an answer and closes the connection, however much is sent', async () => {
    let sent = 0;
    const { promise: closed, resolve } = Promise.withResolvers<void>();
    receiver.answer = (response) => {
      response.on('close', resolve);
      response.writeHead(200);
      const more = () => {
        if (response.destroyed) return;
        sent += 8192;
        response.write('x'.repeat(8192), () => setImmediate(more));
      };
      more();
    };
    expect(await senderWith().send({ ...message(), url: receiver.url })).to.deep.equal({ status: 200 });
    await closed;
    expect(sent).to.be.below(64 * 1024 * 1024);
  });

  it('takes a status for an answer although its body does not come', async () => {
    receiver.answer = (response) => void response.writeHead(202).write('…');
    expect(await senderWith({ timeout: 2000 }).send({ ...message(), url: receiver.url })).to.deep.equal({
      status: 202,
    });
  });

  it('connects to what it has checked: a name that first is good and then bad is looked up once', async () => {
    const answers = ['127.0.0.1', '10.0.0.1'];
    let asked = 0;
    const resolve = async (): Promise<readonly HostAddress[]> => {
      const address = answers[asked] ?? '';
      asked += 1;
      return [{ address, family: 4 }];
    };
    const url = receiver.url.replace('127.0.0.1', 'hooks.localhost');
    expect(await senderWith({ resolve }).send({ ...message(), url })).to.deep.equal({ status: 204 });
    expect(asked).to.equal(1);
    expect(await senderWith({ resolve }).send({ ...message(), url })).to.deep.equal({
      status: null,
      reason: 'address_refused',
    });
    expect(receiver.received).to.have.length(1);
  });

  it('looks a name up at each delivery, and never connects to an address that is refused', async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const resolve = async (): Promise<readonly HostAddress[]> => [
      { address: '127.0.0.1', family: 4 },
      { address: '64:ff9b::7f00:1', family: 6 },
    ];
    const strict = new HttpWebhookSender({ destinations: production, userAgent: 'Mainstay/1', resolve });
    for (const url of [`https://hooks.example.com:${port}/`, `https://127.0.0.1:${port}/`, `http://127.0.0.1:${port}/`])
      expect(await strict.send({ ...message(), url })).to.deep.equal({ status: null, reason: 'address_refused' });
    const nearby = new Destinations({ isDevelopment: false, allowPrivate: true });
    await new HttpWebhookSender({ destinations: nearby, userAgent: 'Mainstay/1', resolve }).send({
      ...message(),
      url: `https://hooks.example.com:${port}/`,
    });
    expect(connections).to.equal(1);
    await new Promise((resolve) => server.close(resolve));
  });

  it('says in a word why nobody answered, and nothing else', async () => {
    await receiver.close();
    const refused = await senderWith().send({ ...message(), url: receiver.url });
    expect(refused).to.deep.equal({ status: null, reason: 'econnrefused' });
    const resolve = () =>
      Promise.reject(Object.assign(new Error('queryA ENOTFOUND secret.example'), { code: 'ENOTFOUND' }));
    const unknown = await senderWith({ resolve }).send({ ...message(), url: 'https://hooks.example.com/' });
    expect(unknown).to.deep.equal({ status: null, reason: 'enotfound' });
    receiver = await WebhookReceiver.open();
  });
});
