import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../anywhere/servers.ts';
import { call } from '../../support/call.ts';
import { eventually } from '../../support/eventually.ts';
import { type Fleet, noFleet, withFleet } from '../ground/fleet.ts';
import { MailServer } from '../ground/mail-server.ts';
import { inBound } from '../load/probes.ts';
import type { Trial } from '../trial.ts';
import { servedBy } from './workers.ts';

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

const password = 'Correct-horse-7';
const json = (value: object) => ({ method: 'POST', body: JSON.stringify(value), from: '127.0.5.1' });

async function signedIn(port: number, email: string): Promise<Tokens> {
  const path = '/api/v1/auth/register';
  const { status, body } = await call({ port, path, ...json({ email, password, name: 'Somebody' }) });
  if (status !== 201) throw new Error(`${email} was not registered: ${status} ${body}`);
  return JSON.parse(body.toString()).data.tokens;
}

/** Milliseconds until a token that was taken back at the first process is refused by each other one. */
async function takenBack({ servers }: Fleet, token: string, revoke: () => Promise<unknown>): Promise<number> {
  const ask = async (port: number) =>
    (await call({ port, method: 'GET', path: '/api/v1/users/me', token, from: '127.0.5.2' })).status;
  for (const { port } of servers) if ((await ask(port)) !== 200) throw new Error('the token is not good');
  await revoke();
  const since = performance.now();
  const refused = async (port: number): Promise<void> => {
    while ((await ask(port)) === 200) await pause(10);
  };
  await Promise.all(servers.map(({ port }) => refused(port)));
  return performance.now() - since;
}

export const revocation: Trial = {
  name: 'revocation everywhere within a second',
  group: 'processes',
  lacking: noFleet,
  run: () =>
    withFleet({ processes: 3 }, async (fleet) => {
      const [first] = fleet.servers;
      const port = first?.port ?? 0;
      let slowest = 0;
      for (let n = 0; n < 8; n += 1) {
        const { accessToken: token } = await signedIn(port, `revoked-${n}@example.com`);
        const out = () => call({ port, path: '/api/v1/auth/logout', token, ...json({}) });
        const lock = () =>
          fleet.primary.query(`update users set locked_at = now() where email = 'revoked-${n}@example.com'`);
        slowest = Math.max(slowest, await takenBack(fleet, token, n % 2 === 0 ? out : lock));
      }
      if (!inBound(slowest, 1000, 0)) fleet.broken.push(`it took ${slowest.toFixed(0)} ms`);
      return `4 sign-outs at one of them and 4 locks, refused by all after ${slowest.toFixed(0)} ms at most`;
    }),
};

export const sharedLimits: Trial = {
  name: 'limits shared by processes',
  group: 'processes',
  lacking: noFleet,
  run: () =>
    withFleet({ processes: 2, environment: { REFRESH_RATE_LIMIT_PER_MINUTE: '20' } }, async ({ balancer, broken }) => {
      let { refreshToken } = await signedIn(balancer.port, 'limited@example.com');
      const statuses: number[] = [];
      for (let n = 0; n < 30; n += 1) {
        const asked = { port: balancer.port, path: '/api/v1/auth/refresh', ...json({ refreshToken }) };
        const { status, body } = await call(asked);
        statuses.push(status);
        if (status === 200) refreshToken = JSON.parse(body.toString()).data.tokens.refreshToken;
      }
      const passed = statuses.filter((status) => status === 200).length;
      if (passed !== 20 || statuses.some((status) => status !== 200 && status !== 429))
        broken.push(`${passed} passed: ${statuses}`);
      return `of 30 refreshes of one session, dealt out among them, ${passed} passed a limit of 20`;
    }),
};

export const eachJobOnce: Trial = {
  name: 'each job once, metrics add up',
  group: 'processes',
  lacking: noFleet,
  async run() {
    const mailServer = new MailServer(await freePort());
    await mailServer.start();
    const wishes = { processes: 3, environment: { SMTP_URL: mailServer.url }, kinds: ['payment', 'task'] } as const;
    try {
      return await withFleet(wishes, async ({ load, servers, broken }) => {
        await load.writes(200);
        await load.stop();
        const counts = await Promise.all(servers.map(({ port }) => servedBy(port)));
        const sum = counts.reduce((all, count) => all + count, 0);
        const sent = [...load.statuses.values()].reduce((all, count) => all + count, 0);
        if (sum !== sent) broken.push(`${sent} requests were sent and ${sum} counted`);
        const paid = load.acknowledged.filter(({ kind }) => kind === 'payment');
        const timesOf = () => {
          const times = new Map(paid.map(({ mark }) => [mark, 0]));
          for (const mail of mailServer.mails) {
            const mark = /load\d+-\d+-\d+/.exec(mail)?.[0] ?? '';
            times.set(mark, (times.get(mark) ?? 0) + 1);
          }
          return [...times.values()];
        };
        await eventually(() => {
          if (timesOf().includes(0)) throw new Error('some receipts are missing');
        }, 60_000);
        if (timesOf().some((times) => times > 1)) broken.push('a receipt was sent twice');
        return `${paid.length} receipts, each sent once; ${counts.join(' + ')} requests counted, ${sent} sent`;
      });
    } finally {
      await mailServer.stop();
    }
  },
};
