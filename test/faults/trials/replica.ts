import { call } from '../../support/call.ts';
import { eventually } from '../../support/eventually.ts';
import { type Fleet, noFleet, withFleet } from '../ground/fleet.ts';
import type { Trial } from '../trial.ts';

/** What a writer sees in the lists of what it has just made, long reads among them. */
async function ownLists({ balancer, load, broken }: Fleet): Promise<number> {
  const [token, from] = [await load.tokenOf(200), load.addressOf(200)];
  const ask = async (method: string, path: string, body?: object) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    return JSON.parse((await call({ port: balancer.port, method, path, token, from, ...sent })).body.toString());
  };
  let looks = 0;
  for (let n = 0; n < 10; n += 1) {
    const title = `behind ${n}`;
    const { id } = (await ask('POST', '/api/v1/tasks', { title })).data;
    for (const query of ['limit=20', 'limit=100', `search=${encodeURIComponent(title)}`]) {
      const { data } = await ask('GET', `/api/v1/tasks?${query}&sort=-createdAt`);
      if (!data.some((task: { readonly id: number }) => task.id === id)) broken.push(`${query} is behind`);
      looks += 1;
    }
  }
  return looks;
}

export const readYourWrites: Trial = {
  name: 'a replica that lags, and who wrote',
  group: 'processes',
  lacking: noFleet,
  run: () =>
    withFleet({ processes: 2, standby: 'behind' }, async (fleet) => {
      const { standby, primary, load, balancer, broken } = fleet;
      const admin = load.userOf(201);
      const asAdmin = { port: balancer.port, token: await load.tokenOf(201), from: load.addressOf(201) };
      await call({ ...asAdmin, method: 'GET', path: '/api/v1/users/me' });
      await primary.query(`update users set role = 'admin' where id = '${admin}'`);
      const listed = async (): Promise<number> => {
        const { body } = await call({ ...asAdmin, method: 'GET', path: '/api/v1/admin/payments?limit=1' });
        return JSON.parse(body.toString()).meta?.total;
      };
      await eventually(async () => {
        if (typeof (await listed()) !== 'number') throw new Error('not an admin yet');
      });
      await standby?.query('select pg_wal_replay_pause()');
      const before = await listed();
      await load.writes(200);
      const after = await listed();
      const looks = await ownLists(fleet);
      await standby?.query('select pg_wal_replay_resume()');
      await eventually(async () => {
        if ((await listed()) <= after) throw new Error('the replica stays behind');
      }, 20_000);
      if (before !== after) broken.push('the list of everybody was not read from the replica');
      return `with a replica that stood still writers saw each of 200 writes and ${looks} lists of their own at once; operators' lists came from it, and later on with what it had missed`;
    }),
};

export const failover: Trial = {
  name: 'failover to a synchronous replica',
  group: 'processes',
  lacking: noFleet,
  run: () =>
    withFleet({ processes: 2, standby: 'synchronous' }, async (fleet) => {
      const { standby, primary, load, broken } = fleet;
      if (standby === undefined) throw new Error('there is no standby');
      const before = load.acknowledged.length;
      await primary.kill();
      await standby.query('select pg_promote()');
      fleet.database = standby;
      await load.writes(100);
      const payments = load.acknowledged.slice(0, before).filter(({ kind }) => kind === 'payment').length;
      for (const server of fleet.servers) if (!server.runs) broken.push('a process ended');
      return `the primary killed and the replica promoted under load, ${payments} payments acknowledged before`;
    }),
};
