import { request } from 'node:http';
import { type Answer, call } from '../../support/call.ts';
import { onStage, type Stage } from '../ground/stage.ts';
import { writes } from '../load/write.ts';
import type { Trial } from '../trial.ts';

const count = 50;

interface InFlight {
  readonly mark: string;
  readonly answer: Promise<Answer>;
}

/** An upload whose second half comes when it is told to. */
async function halfSent(
  { server, load }: Stage,
  n: number,
): Promise<{ readonly mark: string; finish(): Promise<Answer> }> {
  const { sent, mark } = writes.file(`in-flight-file-${n}`);
  const body = sent.body ?? '';
  const headers = {
    authorization: `Bearer ${await load.tokenOf(100 + n)}`,
    'content-type': 'text/plain',
    'content-length': body.length,
  };
  const { path, method } = sent;
  const from = load.addressOf(100 + n);
  const asking = request({ host: '127.0.0.1', port: server.port, path, method, headers, localAddress: from });
  const told = new Promise<Answer>((resolve) => {
    const end = (status: number, why = '') => resolve({ status, why, body: Buffer.alloc(0), milliseconds: 0 });
    asking.on('response', (answer) => void answer.resume().on('end', () => end(answer.statusCode ?? 0)));
    asking.on('error', (error) => end(0, error.message));
  });
  asking.write(body.slice(0, body.length / 2));
  return {
    mark,
    finish: () => {
      asking.end(body.slice(body.length / 2));
      return told;
    },
  };
}

/** How many writes the server knows of: at work, or in line for the database. */
async function underWay({ port }: { readonly port: number }): Promise<number> {
  const { body } = await call({ port, method: 'GET', path: '/metrics', from: '127.0.4.2' });
  const numbers = [...body.toString().matchAll(/^mainstay_db_work_(?:running|waiting)\{kind="writes"\} (\d+)/gm)];
  return numbers.reduce((sum, [, number]) => sum + Number(number), 0);
}

export const stopped: Trial = {
  name: `SIGTERM with ${count} requests in flight`,
  group: 'faults',
  run: () =>
    onStage({ writers: 8 }, async (stage) => {
      const { postgres, server, load, broken } = stage;
      const half = count / 2;
      for (let n = 0; n < count; n += 1)
        await call({
          port: server.port,
          method: 'GET',
          path: '/api/v1/tasks',
          token: await load.tokenOf(100 + n),
          from: load.addressOf(100 + n),
        });
      const holder = await postgres.connect();
      await holder.query('begin; lock table tasks in access exclusive mode');
      const tasks: InFlight[] = [];
      for (let n = 0; n < half; n += 1) {
        const { sent, mark } = writes.task(`in-flight-task-${n}`);
        const token = await load.tokenOf(100 + n);
        tasks.push({ mark, answer: call({ port: server.port, token, from: load.addressOf(100 + n), ...sent }) });
      }
      const uploads = await Promise.all(Array.from({ length: half }, (_, n) => halfSent(stage, half + n)));
      while ((await underWay(server)) < half) await new Promise(setImmediate);
      const ended = server.stop();
      await server.program.line('stopping');
      await holder.query('commit');
      await holder.end();
      const answers = await Promise.all([
        ...tasks.map(({ answer }) => answer),
        ...uploads.map((each) => each.finish()),
      ]);
      const code = await ended;
      await server.start();
      const dropped = answers.filter(({ status }) => status !== 201);
      if (dropped.length > 0) broken.push(`${dropped.length} were not done: ${dropped[0]?.status} ${dropped[0]?.why}`);
      if (code !== 0) broken.push(`exit code ${code}`);
      const made = await postgres.query(`select title as mark from tasks where title like 'in-flight-%'
        union all select replace(name, '.txt', '') from files where name like 'in-flight-%'`);
      if (made.length !== count) broken.push(`${made.length} of them are there`);
      return `${tasks.length} writes behind a lock and ${uploads.length} uploads half sent were all done and told 201, exit code ${code}`;
    }),
};
