import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
}

interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: CallFrame }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { functions: { type: 'boolean', default: false }, top: { type: 'string', default: '40' } },
});

/** `node test/bench/profile.ts FILE`: where a profile's time went itself, by package or folder, idle time left out. */
const place = ({ functionName, url, lineNumber }: CallFrame): string => {
  const own = url.match(/\/((?:src|test)\/.*)$/)?.[1];
  const packaged = url.match(/.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1];
  const file = own ?? packaged ?? (url || functionName);
  if (options.functions)
    return `${functionName || '(anonymous)'} ${own ?? url.replace(/.*\/node_modules\//, '')}:${lineNumber + 1}`;
  return (
    own?.replace(/\/[^/]+$/, '') ?? (file.startsWith('node:internal') ? file.split('/').slice(0, 2).join('/') : file)
  );
};

const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(positionals[0] ?? '', 'utf8')) as Profile;
const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
const spent = new Map<string, number>();
let whole = 0;
samples.forEach((id, index) => {
  const frame = frames.get(id);
  if (frame === undefined || frame.functionName === '(idle)') return;
  const time = timeDeltas[index] ?? 0;
  whole += time;
  spent.set(place(frame), (spent.get(place(frame)) ?? 0) + time);
});
for (const [name, time] of [...spent].sort((a, b) => b[1] - a[1]).slice(0, Number(options.top)))
  console.log(`${((100 * time) / whole).toFixed(1).padStart(5)} %  ${name}`);
