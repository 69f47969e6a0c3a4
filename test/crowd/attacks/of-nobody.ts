import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { call } from '../../support/call.ts';
import { knownPassword } from '../product.ts';
import { type Attack, attacker, countsOf, repeat, seconds, statusOf } from './attack.ts';

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A token that nobody has signed, under a key's name that no issuer has. */
function forged(alg: 'EdDSA' | 'HS256', kid: string): string {
  const now = Math.floor(Date.now() / 1000);
  const head = encoded({ alg, kid, typ: 'JWT' });
  const body = encoded({
    sub: 'eve',
    id: 'eve',
    iss: 'http://127.0.0.1',
    aud: 'http://127.0.0.1',
    iat: now,
    exp: now + 900,
  });
  const signature = createHmac('sha512', 'guessed').update(`${head}.${body}`).digest('base64url');
  return `${head}.${body}.${signature}`;
}

/** By whoever has no account, or does not sign in. */
export const attacksOfNobody: readonly Attack[] = [
  {
    name: '500 bad tokens and unknown paths a second',
    run: async (product) => {
      const before = product.lines().length;
      const paths = ['/api/v1/tasks', '/nowhere'];
      const asked = (turn: number) =>
        Array.from({ length: 50 }, (_, n) =>
          statusOf(product, paths[(turn + n) % 2] ?? '', { token: 'bad', from: '127.0.9.8' }),
        );
      const statuses = (await repeat(100, (turn) => Promise.all(asked(turn)))).flat();
      const lines = product.lines().slice(before);
      const written = lines.filter(({ address }) => address === '127.0.9.8').length;
      if (written > 500) throw new Error(`${written} log lines`);
      return `${countsOf(statuses)}, ${written} log lines`;
    },
  },
  {
    name: 'made-up tokens of an issuer that answers 500',
    run: async (product) => {
      const before = product.issuerAsked();
      const tokens = Array.from({ length: 150 }, (_, n) => forged(n < 100 ? 'EdDSA' : 'HS256', `key-${n}`));
      const asked = tokens.map((token) => statusOf(product, '/api/v1/tasks', { token, from: '127.0.9.6' }));
      const statuses = await Promise.all(asked);
      const fetched = product.issuerAsked() - before;
      if (fetched > product.processes) throw new Error(`${fetched} fetches of keys`);
      return `${countsOf(statuses)}, ${fetched} fetches of keys`;
    },
  },
  {
    name: '300 connections of one address',
    run: async (product) => {
      const sockets = Array.from({ length: 300 }, () => {
        const socket = connect({ port: product.port, host: '127.0.0.1', localAddress: '127.0.9.7' });
        return socket.on('error', () => {}).resume();
      });
      let closed = 0;
      for (const socket of sockets)
        void once(socket, 'close').then(() => {
          closed += 1;
        });
      await pause(4000);
      const open = sockets.length - closed;
      for (const socket of sockets) socket.destroy();
      if (open > 102) throw new Error(`${open} stayed open`);
      return `${open} connections`;
    },
  },
  {
    name: '320 log-ins at once from eight addresses, and six right ones of an owner among them',
    run: async (product) => {
      const email = `owner-${Date.now()}@example.com`;
      await product.sessionOf(email);
      const logIn = () =>
        statusOf(product, '/api/v1/auth/login', { json: { email, password: knownPassword }, from: '127.0.13.1' });
      const asked = Array.from({ length: 320 }, (_, n) => {
        const json = { email: `nobody-${n}@example.com`, password: 'Wrong-horse-7' };
        return statusOf(product, '/api/v1/auth/login', { json, from: `127.0.10.${(n % 8) + 1}` });
      });
      const owners = await Promise.all(Array.from({ length: 6 }, logIn));
      const statuses = await Promise.all(asked);
      const later = await logIn();
      if (owners.some((status) => status !== 200 && status !== 503) || later !== 200)
        throw new Error(`the owner got ${countsOf(owners)}, later ${later}`);
      return `${countsOf(statuses)}; the owner ${countsOf(owners)}, later ${later}`;
    },
  },
  {
    name: '40 links for somebody else’s mailbox',
    run: async (product) => {
      const email = 'victim@example.com';
      const token = await product.sessionOf(email);
      const forgot = (n: number) =>
        statusOf(product, '/api/v1/auth/forgot-password', { json: { email }, from: `127.0.11.${(n % 5) + 1}` });
      const resend = () => statusOf(product, '/api/v1/auth/verify-email/resend', { token, json: {} });
      const asked = Array.from({ length: 40 }, (_, n) => [forgot(n), resend()]).flat();
      const statuses = await Promise.all(asked);
      await pause(seconds * 500);
      const mails = await product.mails();
      if (mails > 6) throw new Error(`${mails} mails`);
      return `${countsOf(statuses)}, ${mails} mails`;
    },
  },
  {
    name: 'payments while the gateway hangs',
    run: async (product) => {
      const token = await product.tokenOf('mallory-5');
      const json = { amount: 1000, currency: 'usd', paymentMethodId: 'pm_card_visa' };
      const asked = Array.from({ length: 60 }, () =>
        Promise.race([
          call({ port: product.port, path: '/api/v1/payments', method: 'POST', token, json, from: attacker }),
          pause(seconds * 1000, { status: 0 }),
        ]),
      );
      const statuses = (await Promise.all(asked)).map(({ status }) => status);
      return countsOf(statuses).replace('cut off', 'no answer yet');
    },
  },
];
