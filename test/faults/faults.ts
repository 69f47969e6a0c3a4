import type { Outcome, Trial } from './trial.ts';
import { trials } from './trials/list.ts';

/** `npm run faults`, `npm run faults -- redis`, `npm run faults -- --only processes`, `npm run faults -- --only memory --minutes 60`. */
const args = process.argv.slice(2);
const minutes = args.includes('--minutes') ? Number(args[args.indexOf('--minutes') + 1]) : 2;
const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
const words = args.filter((word, i) => !word.startsWith('--') && !args[i - 1]?.startsWith('--'));
const chosen = trials.filter(
  ({ name, group }) =>
    (only === undefined ? group !== 'migrations' : group === only) && words.every((word) => name.includes(word)),
);

/** Milliseconds that a trial may take. */
const patience = (only === 'migrations' ? 1_800_000 : 240_000) + minutes * 60_000;

async function attempt({ lacking, run }: Trial): Promise<Outcome & { readonly skipped?: string }> {
  const skipped = await lacking?.();
  if (skipped !== undefined) return { figures: skipped, broken: [], skipped };
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('it did not come to its end')), patience);
  return await Promise.race([run(), late])
    .catch((error: Error) => ({ figures: '', broken: [error.stack ?? error.message] }))
    .finally(() => clearTimeout(timer));
}

let broken = 0;
for (const trial of chosen) {
  const since = performance.now();
  const outcome = await attempt(trial);
  broken += outcome.broken.length;
  const verdict = outcome.skipped !== undefined ? 'skipped' : outcome.broken.length === 0 ? 'kept   ' : 'BROKEN ';
  const seconds = ((performance.now() - since) / 1000).toFixed(0);
  console.log(
    `${verdict} ${trial.name} (${seconds} s): ${[outcome.figures, ...outcome.broken].filter(Boolean).join('; ')}`,
  );
}
console.log(
  chosen.length === 0
    ? 'no trial has such a name'
    : broken === 0
      ? 'all promises are kept'
      : `${broken} promises are broken`,
);
process.exit(broken === 0 && chosen.length > 0 ? 0 : 1);
