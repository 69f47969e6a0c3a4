import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
}

/** As Chromium's and Node's tools keep it. */
export interface CpuProfile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: CallFrame }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** What the time of a server goes to, and by which places it is known. */
const parts: readonly (readonly [string, RegExp])[] = [
  ['writing to sockets', /^(writev|write\w+String|writeBuffer)$/],
  [
    'driver of PostgreSQL',
    /^(pg|pg-protocol|pg-pool|pg-types|postgres-\w+|split2)$|persistence\/mikro-orm\/connection/,
  ],
  ['stores', /src\/adapters\/persistence|^kysely|^@mikro-orm/],
  [
    'log and metrics',
    /^(pino|prom-client|sonic-boom|thread-stream|tdigest|bintrees)|src\/infrastructure\/(logging|metrics)|kit\/observe/,
  ],
  [
    'HTTP adapter',
    /src\/adapters|^(koa|@koa|helmet|raw-body|content-type|cookies|accepts|bytes|iconv-lite|inflation)|src\/infrastructure|test\/bench/,
  ],
  ['domain, use cases and schemas', /src\/(domain|application)|^(zod|neverthrow)$/],
  ['garbage collection', /^\(garbage collector\)$/],
  ['Node: HTTP, streams, timers', /^node:/],
];
const rest = 'the rest of the process';
export const partNames: readonly string[] = [...parts.map(([name]) => name), rest];

const withoutIdle = ({ nodes, samples, timeDeltas }: CpuProfile): (readonly [CallFrame, number])[] => {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  return samples.flatMap((id, index) => {
    const frame = frames.get(id);
    return frame === undefined || frame.functionName === '(idle)' ? [] : [[frame, timeDeltas[index] ?? 0] as const];
  });
};

/** A file of ours, a package, a module of Node's, or what runs without a file. */
function place({ functionName, url }: CallFrame): string {
  const own = url.match(/\/((?:src|test)\/[^?]*)$/)?.[1];
  const packaged = url.match(/.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1];
  return own ?? packaged ?? (url || functionName);
}

function shares(profile: CpuProfile, nameOf: (frame: CallFrame) => string): ReadonlyMap<string, number> {
  const times = withoutIdle(profile);
  const whole = times.reduce((sum, [, time]) => sum + time, 0);
  const spent = new Map<string, number>();
  for (const [frame, time] of times) {
    const name = nameOf(frame);
    spent.set(name, (spent.get(name) ?? 0) + time / whole);
  }
  return spent;
}

/** The share of each part, of all time that was not idle. */
export const partsOf = (profile: CpuProfile): ReadonlyMap<string, number> =>
  shares(profile, (frame) => parts.find(([, places]) => places.test(place(frame)))?.[0] ?? rest);

if (import.meta.main) {
  const { values: options, positionals } = parseArgs({
    allowPositionals: true,
    options: { functions: { type: 'boolean', default: false }, top: { type: 'string', default: '40' } },
  });
  const profile = JSON.parse(readFileSync(positionals[0] ?? '', 'utf8')) as CpuProfile;
  const named = (frame: CallFrame) =>
    options.functions
      ? `${frame.functionName || '(anonymous)'} ${place(frame)}:${frame.lineNumber + 1}`
      : place(frame).replace(/^((?:src|test)\/.*)\/[^/]+$/, '$1');
  const sorted = [...shares(profile, named)].sort(([, one], [, other]) => other - one);
  for (const [name, share] of sorted.slice(0, Number(options.top)))
    console.log(`${(100 * share).toFixed(1).padStart(5)} %  ${name}`);
}
