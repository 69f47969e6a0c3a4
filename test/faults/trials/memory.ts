import { setTimeout as pause } from 'node:timers/promises';
import { call } from '../../support/call.ts';
import { onStage, type Stage } from '../ground/stage.ts';
import type { Trial } from '../trial.ts';

/** `--minutes 60` for the long run. */
const at = process.argv.indexOf('--minutes');
const minutes = at === -1 ? 2 : Number(process.argv[at + 1]);

const megabyte = 2 ** 20;

interface Sample {
  readonly resident: number;
  readonly heap: number;
}

async function sampleOf(port: number): Promise<Sample | undefined> {
  const { status, body } = await call({ port, method: 'GET', path: '/metrics', from: '127.0.4.5' });
  const text = body.toString();
  const read = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]) / megabyte;
  if (status !== 200) return undefined;
  return { resident: read('process_resident_memory_bytes'), heap: read('nodejs_heap_size_used_bytes') };
}

/** People who look at lists, search, and export, beside those who write. */
async function read({ server, load }: Stage, reader: number, isOver: () => boolean): Promise<void> {
  const mine = { port: server.port, token: await load.tokenOf(reader), from: load.addressOf(100 + reader) };
  const paths = ['tasks?limit=20', 'tasks?limit=100', 'files', 'payments', `tasks?search=${reader}`, 'users/me/export'];
  for (let turn = reader; !isOver(); turn += 1) {
    await call({ ...mine, method: 'GET', path: `/api/v1/${paths[turn % paths.length]}` });
    await pause(50);
  }
}

const floorOf = (samples: readonly Sample[], of: keyof Sample): number => Math.min(...samples.map((each) => each[of]));
const medianOf = (samples: readonly Sample[], of: keyof Sample): number =>
  samples.map((each) => each[of]).sort((one, other) => one - other)[Math.floor(samples.length / 2)] ?? 0;

export const flatMemory: Trial = {
  name: `memory over ${minutes} minutes`,
  group: 'memory',
  run: () =>
    onStage({}, async (stage) => {
      const samples: Sample[] = [];
      let over = false;
      const readers = [0, 1, 2, 3].map((reader) => read(stage, reader, () => over));
      const end = performance.now() + minutes * 60_000;
      while (performance.now() < end) {
        const sample = await sampleOf(stage.server.port);
        if (sample !== undefined) samples.push(sample);
        await pause(500);
      }
      over = true;
      await Promise.all(readers);
      // The first third warms up: code is compiled, caches and pools fill.
      const third = Math.floor(samples.length / 3);
      const [middle, last] = [samples.slice(third, 2 * third), samples.slice(2 * third)];
      const [heapThen, heapNow] = [floorOf(middle, 'heap'), floorOf(last, 'heap')];
      const [then, now] = [medianOf(middle, 'resident'), medianOf(last, 'resident')];
      const highest = Math.max(...samples.map(({ resident }) => resident));
      if (heapNow > heapThen * 1.15 + 5) stage.broken.push('the heap grows');
      if (now > then * 1.15 + 10) stage.broken.push('the process grows');
      const figures = [then, now, highest, heapThen, heapNow].map((number) => number.toFixed(0));
      return `resident ${figures[0]} MB in the middle third and ${figures[1]} MB in the last, ${figures[2]} MB at most; heap after collection ${figures[3]} and ${figures[4]} MB`;
    }),
};
