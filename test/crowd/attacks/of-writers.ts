import { randomUUID } from 'node:crypto';
import { call } from '../../support/call.ts';
import { type Attack, attacker, countsOf, seconds, statusOf } from './attack.ts';

/** By one user whose writes are large. */
export const attacksOfWriters: readonly Attack[] = [
  {
    name: 'a project of 10,000 tasks, deleted and restored again and again while ten streams follow',
    run: async (product) => {
      const token = await product.tokenOf('mallory-9');
      const made = { path: '/api/v1/projects', method: 'POST', token, json: { name: 'Large' }, from: attacker };
      const { id } = JSON.parse((await call({ port: product.port, ...made })).body.toString()).data;
      await product.fillProject(id, 10_000);
      const path = `/api/v1/projects/${id}`;
      const { port } = product;
      const stop = new AbortController();
      const streams = Array.from({ length: 10 }, () =>
        fetch(`http://127.0.0.1:${port}/api/v1/changes`, {
          headers: { authorization: `Bearer ${token}` },
          signal: stop.signal,
        }),
      );
      const followed = (await Promise.all(streams)).map(({ status }) => status);
      const statuses: number[] = [];
      const end = performance.now() + seconds * 1000;
      while (performance.now() < end) {
        statuses.push(await statusOf(product, `${path}?cascade=true`, { token, method: 'DELETE' }));
        statuses.push(await statusOf(product, `${path}/restore`, { token, json: {} }));
      }
      stop.abort();
      return `${countsOf(statuses)}; streams ${countsOf(followed)}`;
    },
  },
  {
    name: '90 syncs of 1 MB at once, of many values or of one text',
    run: async (product) => {
      const token = await product.tokenOf('mallory-8');
      const contents = [`${'[],'.repeat(310_000)}[]`, `"${'x'.repeat(990_000)}"`];
      const sync = (n: number) => {
        const command = `{"uuid":"${randomUUID()}","type":"task.create","args":{"title":"x","more":[${contents[n % 2]}]}}`;
        return statusOf(product, '/api/v1/sync', { token, body: `{"commands":[${command}]}` });
      };
      return countsOf(await Promise.all(Array.from({ length: 90 }, (_, n) => sync(n))));
    },
  },
];
