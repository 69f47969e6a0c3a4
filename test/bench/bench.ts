import { parseArgs } from 'node:util';
import { openArena } from './arena.ts';
import { cli } from './cli/cli.ts';
import type { ContestantName } from './contestants.ts';
import { files } from './files/files.ts';
import { measureRounds, type Plan } from './measure.ts';
import { profileLines } from './profile-lines.ts';
import { compare, report } from './report.ts';
import { scale } from './scale/scale.ts';
import { type LineName, lines } from './scenarios.ts';
import { sync } from './sync/sync.ts';
import { webhooks } from './webhooks/webhooks.ts';

const names = Object.keys(lines) as LineName[];
const usage = `npm run bench -- [options]
  --seconds N      length of one measurement (2)
  --rounds N       rounds, each of product and bare server in turn (5)
  --connections N  that the load keeps alive (32)
  --only LINE      may be repeated (all of them):
                   ${names.join('; ')}
  --json           for programs

npm run bench -- profile [options]   what a request's CPU goes to, line by line, in the product and in the bare server
  --seconds N, --connections N, --only LINE
  --keep DIR       keep the CPU profiles there; \`node test/bench/profile.ts FILE --functions\` reads one

npm run bench -- peers [options]   the same, beside NestJS and Express with TypeORM, which are installed by
                                   npm install --prefix test/bench/peers

npm run bench -- files [options]  uploads and downloads, and memory while many come at once
  --seconds N, --rounds N, --connections N

npm run bench -- webhooks [options]  deliveries a second, and what a write costs that is told
  --rounds N
npm run bench -- sync [options]   what a sync costs however much its user has; idle streams, and a burst to all of them
  --sizes N,N,...  numbers of tasks of one user (--sizes 1000,100000,1000000)
  --streams N      (5000)

npm run bench -- cli [--rounds N]  CPU of commands, and the files that they load

npm run bench -- scale [options]
  --sizes N,N,...  numbers of tasks, of 1000 people (10000,100000,1000000)
  --keep DIR       put table and chart into the performance.md there`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '32' },
    only: { type: 'string', multiple: true, default: [...names] },
    json: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '10000,100000,1000000' },
    streams: { type: 'string', default: '5000' },
    keep: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const plan: Plan = {
  lines: names.filter((name) => options.only.includes(name)),
  rounds: Number(options.rounds),
  seconds: Number(options.seconds),
  connections: Number(options.connections),
};

async function bench(others: readonly ContestantName[]): Promise<void> {
  await using arena = await openArena(['product', ...others]);
  const measured = await measureRounds(arena, plan);
  const comparisons = measured.map(compare);
  console.log(options.json ? JSON.stringify(comparisons, null, 2) : report(comparisons));
}

if (options.help) console.log(usage);
else if (positionals[0] === 'scale') await scale(options.sizes.split(',').map(Number), options.keep);
else if (positionals[0] === 'webhooks') await webhooks(Number(options.rounds));
else if (positionals[0] === 'sync')
  await sync({ sizes: options.sizes.split(',').map(Number), streams: Number(options.streams) });
else if (positionals[0] === 'files')
  await files({
    rounds: Number(options.rounds),
    seconds: Number(options.seconds),
    connections: Number(options.connections),
  });
else if (positionals[0] === 'profile') await profileLines(plan, options.keep);
else if (positionals[0] === 'cli') await cli(Number(options.rounds));
else await bench(positionals[0] === 'peers' ? ['bare', 'nestjs', 'express'] : ['bare']);
